import DocumentTree
import Quantities

extension Sample {
  /// Five tariffs side by side: what differs, what is equal, what a profile pays.
  static let comparison: Document = {
    var document = Document(
      kind: .comparison, id: "oats", language: "ru", kicker: "Сравнение тарифов", title: "Облачная АТС: пять тарифов")
    document.provider = [
      [.text("Ростелеком")], [.link(Link("Сообщить об ошибке", to: "mailto:offers@example.org"))],
    ]
    document.date = Write.day(2025, 11, 21, "21\u{A0}ноября 2025")
    document.introduction = [
      [.text("Цены в рублях с НДС, за месяц, оплата по факту. Все регионы России, юридические лица и ИП.")]
    ]
    document.sections = [profile, differences, equal, conditions]
    document.notes = [
      Note(
        id: "vat", mark: "1",
        text: [.text("Каждая цена делится на 1,2 и округляется до копейки, затем умножается на количество.")])
    ]
    document.links = [
      Link("XML", to: "oats.xml", relation: "alternate"), Link("Текст", to: "oats.txt", relation: "alternate"),
      Link("Все предложения", to: "index.html"),
    ]
    return document
  }()

  private static let tariffs: [(name: String, short: String, total: Int64)] = [
    ("Микро", "", 6490), ("Минимальный", "Мин.", 3540), ("Базовый", "Баз.", 2190), ("Стандартный", "Станд.", 3490),
    ("Профессиональный", "Проф.", 7990),
  ]

  private static var columns: [Table.Column] {
    tariffs.map {
      Table.Column(header: [.text($0.name)], short: $0.short, alignment: .end, isBest: $0.name == "Базовый")
    }
  }

  private static let profile = Section(
    id: "profile", heading: "12 сотрудников, 3 номера, 20 разговоров одновременно",
    blocks: [
      .keyFigures([
        KeyFigure(
          label: [.text("Базовый, в месяц")], value: [Write.rouble(2190, per: [.month])],
          explanation: [
            Write.rouble(1790, per: [.month]), .text(" + 2 × "), Write.rouble(200, per: [.employee, .month]),
          ]),
        KeyFigure(
          label: [.text("Дешевле, чем «Стандартный», на")], value: [Write.rouble(1300, per: [.month])],
          explanation: [.text("в месяц")]),
      ]),
      .bars(
        tariffs.sorted { $0.total < $1.total }.map {
          Bar(
            label: [.text($0.name)], value: [Write.rouble($0.total, per: [.month])],
            thousandths: Int($0.total * 1000 / 7990), isBest: $0.name == "Базовый")
        } + [Bar(label: [.text("Корпоративный")], value: [Write.state(.onRequest, "по запросу")], thousandths: nil)]),
    ])

  private static let differences = Section(
    id: "differences", heading: "Чем тарифы отличаются",
    blocks: [
      .table(
        Table(
          id: "differences",
          caption: [
            .text("Только строки, в которых цены или объёмы разные. Цены за месяц"), .note(id: "vat"), .text("."),
          ],
          rowHeader: "Показатель", columns: columns,
          rows: [
            Table.Row(
              kind: .total, id: "total", label: [.text("Ваш расчёт")],
              cells: tariffs.map { Table.Cell([[Write.rouble($0.total, per: [.month])]]) }),
            Write.group("pack", "Пакет"),
            row("fee", "Абонентская плата", [490, 790, 1790, 3490, 7990]),
            counts("employees", "Сотрудников в пакете", [1, 4, 10, 20, 50], .employee),
            row("employee", "Ещё один сотрудник", [400, 200, 200, 200, 200]),
            counts("numbers", "Многоканальных номеров в пакете", [1, 2, 3, 5, 10], .number),
            Write.group("extra", "За доплату"),
            row("number", "Ещё один номер", [300, 150, 150, 150, 150]),
            row("sip", "Внешняя АТС по SIP, 5 линий", [1250, 1250, 1250, 500, 500]),
            Table.Row(
              id: "crm", label: [.text("CRM: АмоCRM, Битрикс24")],
              cells: [
                Table.Cell([[Write.state(.notOffered, "нет")]]), Table.Cell([[Write.state(.notStated, "не указано")]]),
                Table.Cell([[Write.rouble(450, per: [.month])]], columnSpan: 2),
                Table.Cell([[Write.state(.included, "включено")]]),
              ]),
            Table.Row(
              id: "support", label: [.text("Поддержка")],
              cells: [
                Table.Cell([[.text("по почте, в рабочие дни")]], columnSpan: 2),
                Table.Cell(
                  [[.text("по почте и телефону, без выходных, ответ в течение четырёх часов")]], columnSpan: 3),
              ]),
          ]))
    ])

  private static func row(_ id: String, _ label: String, _ prices: [Int64]) -> Table.Row {
    Table.Row(id: id, label: [.text(label)], cells: prices.map { Table.Cell([[Write.rouble($0, per: [.month])]]) })
  }

  private static func counts(_ id: String, _ label: String, _ numbers: [Int64], _ unit: Unit) -> Table.Row {
    Table.Row(id: id, label: [.text(label)], cells: numbers.map { Table.Cell([[Write.count($0, unit, String($0))]]) })
  }

  private static let equal = Section(
    id: "equal", heading: "Одинаково во всех тарифах",
    blocks: [
      .details(
        summary: [Write.count(9, .function, "9"), .text(" строк")],
        blocks: [
          .list(
            ordered: false,
            items: [
              "Голосовое меню: 2 уровня, 5 вариантов", "Группа обзвона: 5 алгоритмов", "Факс, голосовая почта",
              "Чёрные и белые списки", "Статистика, расписание", "API для внешних систем", "Звонок с сайта",
            ].map { [.text($0)] }),
          .table(
            Table(
              id: "surcharges", caption: [.text("За доплату, цена одна для всех")], rowHeader: "Услуга",
              columns: [Table.Column(header: [.text("Цена")], alignment: .end)],
              rows: [
                Write.row("recording", "Запись разговоров", Write.rouble(1500, per: [.month])),
                Write.row("storage", "Хранилище, ещё 5 ГБ", Write.rouble(300, per: [.month])),
              ])),
        ])
    ])

  private static let conditions = Section(
    id: "conditions", heading: "Условия оператора",
    blocks: [
      .list(
        ordered: true,
        items: [
          [
            .text("Счёт — после окончания месяца, оплата в течение "), Write.count(25, .day, "25\u{A0}дней"),
            .text("."),
          ],
          [
            .text("Цены не включают надбавку к тарифам "),
            .fact(Fact(.percentage(Figure(digits: 12, decimals: 1)), text: "1,2\u{A0}%")), .text("."),
          ],
        ])
    ])
}
