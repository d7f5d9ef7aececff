#pragma once
#include <libxml/xmlversion.h>
/* Debian builds libxml2 with ICU; its encoding header would pull the system's ICU types into this module,
   where they clash with Foundation's in debug builds. The macro only hides two fields nobody here touches. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>
#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/* xmlFree is a mutable global function pointer, which Swift 6 rightly refuses to read. */
static inline void clx_free(void *pointer) {
  if (pointer) xmlFree(pointer);
}
