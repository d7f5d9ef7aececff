import Offers
import Quantities
import TariffCompiler
import Testing

/// Prices that contain VAT, net unit prices rounded before they are multiplied, extra units by plan, a levy.
struct CloudExchangeTests {
  static let offer = """
    offer: ats
    title: Облачная АТС
    provider: not stated
    language: ru
    customers: businesses
    kinds: [cloud exchange]
    currency: RUB
    prices: including VAT
    vat: 20 %
    rounding: { net: per unit price }
    surcharges:
      sbor: { label: Надбавка, rate: 1.2 %, charged: { by: nadbavka, net: never, do-nds: before VAT, posle-nds: after VAT } }
    plans: { mikro: Микро, minimalny: Минимальный, bazovy: Базовый, standartny: Стандартный }
    services:
      nomera: { label: Номера, is: { mikro: 1 number, minimalny: 2 numbers, bazovy: 3 numbers, standartny: 5 numbers } }
      sotrudniki: { label: Сотрудники, is: { mikro: 1 employee, minimalny: 4 employees, bazovy: 10 employees, standartny: 20 employees } }
      linii: { label: Линии, is: 5 lines }
    price:
      plata: { label: Абонентская плата, price: { mikro: 490 ₽/month, minimalny: 790 ₽/month, bazovy: 1790 ₽/month, standartny: 3490 ₽/month } }
      nomer: { label: Номер сверх пакета, price: { mikro: 300 ₽/number/month, others: 150 ₽/number/month }, beyond: nomera }
      sotrudnik: { label: Сотрудник сверх пакета, price: { mikro: 400 ₽/employee/month, others: 200 ₽/employee/month }, beyond: sotrudniki }
      zapis: { label: Запись, price: 1 500 ₽/month, option: yes }
      sip: { label: Внешняя АТС, price: { standartny: 500 ₽/month, others: 1250 ₽/month }, option: yes }
      liniya: { label: Линия сверх пакета, price: { standartny: 100 ₽/line/month, others: 250 ₽/line/month }, beyond: linii, requires: sip }
    readings:
      nadbavka:
        ask: Надбавка?
        choices: { net: нет, do-nds: до НДС, posle-nds: после НДС }
        default: net
    examples:
      p1:
        plan: bazovy
        profile: dvenadcat
        expect: { month-net: 3200.01 ₽, month-vat: 640.00 ₽, month-gross: 3840.01 ₽, most-net: 3246.09 ₽ }
      p1-before:
        plan: bazovy
        profile: dvenadcat
        readings: { nadbavka: do-nds }
        expect: { month-net: 3238.41 ₽, month-vat: 647.68 ₽, month-gross: 3886.09 ₽ }
      p1-after: { plan: bazovy, profile: dvenadcat, readings: { nadbavka: posle-nds }, expect: { month-gross: 3886.09 ₽ } }
      p2-minimalny: { plan: minimalny, profile: sip, expect: { month-net: 3491.68 ₽, month-vat: 698.34 ₽, month-gross: 4190.02 ₽ } }
      p2-bazovy: { plan: bazovy, profile: sip, expect: { month-net: 3325.00 ₽, month-gross: 3990.00 ₽ } }
      p2-standartny: { plan: standartny, profile: sip, expect: { month-net: 3574.99 ₽, month-vat: 715.00 ₽, month-gross: 4289.99 ₽ } }
      lines-without-exchange: { plan: mikro, usage: { lines: 8 }, expect: { month-gross: 490.00 ₽ } }
    """
  static let twelve = """
    profile: dvenadcat
    title: Двенадцать
    language: ru
    employees: 12
    numbers: 4
    options: { zapis: yes }
    """
  static let exchange = """
    profile: sip
    title: Внешняя АТС
    language: ru
    employees: 11
    numbers: 2
    lines: 8
    options: { sip: yes }
    """

  @Test func workedAmounts() { expectExamples(catalogue(Self.offer, Self.twelve, Self.exchange), count: 7) }

  @Test func netUnitPricesAreShown() throws {
    let made = try estimate(catalogue(Self.offer, Self.twelve, Self.exchange), plan: "bazovy")
    #expect(made.lines.map(\.netUnitPrice?.plain) == ["1491.67", "125.00", "166.67", "1250.00"])
    #expect(made.lines[2].rule == "(12 − 10) × round(200 ÷ 1.2; 2)")
    #expect(made.lines[2].net.plain == "333.34")
  }

  @Test func aLevyIsALine() throws {
    let made = try estimate(
      catalogue(Self.offer, Self.twelve, Self.exchange), plan: "bazovy", readings: ["nadbavka": "do-nds"])
    let levy = try #require(made.lines.last)
    #expect(levy.id == "sbor")
    #expect(levy.net.plain == "38.40")
    #expect(levy.rule == "1.2 % × 3200.01")
  }
}
