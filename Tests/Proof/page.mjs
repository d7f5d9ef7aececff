// Writes the same random cases as `prove cases SEED COUNT`, in WebAssembly: node page.mjs MODULE SEED COUNT
import { readFileSync, writeSync } from 'node:fs'

const [module, seed, count] = process.argv.slice(2)
const compiled = new WebAssembly.Module(readFileSync(module))
// Memory of a page only grows: each share has an instance of its own.
const share = 500
for (let done = 0; done < Number(count); done += share) {
  const fresh = new WebAssembly.Instance(compiled, {}).exports
  const length = fresh.run(Number(seed) + done, Math.min(share, Number(count) - done))
  const page = new Uint8Array(fresh.memory.buffer, fresh.bytes(), length)
  for (let from = 0; from < length;) from += writeSync(1, page.subarray(from))
}
