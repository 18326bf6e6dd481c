package io.qless.cli;

import io.qless.shop.item.ArticleId;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.ItemCodes;
import io.qless.shop.item.LabelTemplates;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Scan;
import io.qless.shop.item.Scans;
import io.qless.shop.item.Symbology;
import io.qless.shop.item.gs1.Ai;
import io.qless.shop.item.gs1.AiTable;
import io.qless.shop.item.gs1.Associations;
import io.qless.shop.item.gs1.CodeFault;
import io.qless.shop.item.gs1.Element;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a scan means, for a person and for a program.
///
/// @param labels what the store's scales print
/// @param today decides centuries and what has expired
record CodeText(LabelTemplates labels, LocalDate today) {

  /// One scan, explained.
  ///
  /// @param ok whether it is a good code, of goods or of something else
  /// @param json its JSON object
  /// @param text the same for a person, in lines
  record Explained(boolean ok, Map<String, Object> json, String text) {}

  Explained explain(String raw) {
    Scan scan = Scans.read(raw);
    CodeReading reading = ItemCodes.goods(scan, labels, today);
    return switch (scan) {
      case Scan.Faulty faulty -> refused(faulty.symbology(), faulty.fault());
      case Scan.InStore inStore ->
          switch (reading) {
            case CodeReading.Unreadable no -> refused(inStore.symbology(), no.fault());
            case CodeReading.Slip slip ->
                good(inStore.symbology(), "in-store-label", List.of(), reading);
            case CodeReading.Goods goods ->
                good(inStore.symbology(), "in-store-label", List.of(), reading);
          };
      case Scan.Loose loose -> good(loose.symbology(), "plu", List.of(), reading);
      case Scan.Trade trade ->
          good(
              trade.symbology(),
              "number",
              List.of(new Element("01", trade.gtin().digits(), 1)),
              reading);
      case Scan.Message message ->
          good(message.symbology(), word(message.form()), message.elements(), reading);
    };
  }

  private static Explained refused(Symbology symbology, CodeFault fault) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", false);
    json.put("symbology", symbology.label());
    json.put("error", error(fault));
    TextTable table = new TextTable();
    if (!symbology.label().isEmpty()) {
      table.row("symbol", symbology.label());
    }
    table.row("refused", fault.code());
    if (!fault.ai().isEmpty()) {
      table.row("AI", fault.ai());
    }
    table.row("at", fault.at());
    table.row("why", fault.detail());
    return new Explained(false, json, table.toString());
  }

  private static Map<String, Object> error(CodeFault fault) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", fault.code().name());
    error.put("ai", fault.ai());
    error.put("at", fault.at());
    error.put("detail", fault.detail());
    return error;
  }

  private Explained good(
      Symbology symbology, String form, List<Element> elements, CodeReading reading) {
    List<CodeFault> warnings = new ArrayList<>(Associations.warnings(elements));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("symbology", symbology.label());
    json.put("form", form);
    json.put("elements", elements.stream().map(CodeText::element).toList());
    TextTable table = new TextTable();
    table.row("symbol", symbology.label().isEmpty() ? "not told" : symbology.label());
    table.row("form", form);
    for (Element element : elements) {
      table.row("AI " + element.ai(), title(element.ai()), element.value());
    }
    switch (reading) {
      case CodeReading.Goods goods -> {
        Map<String, Object> facts = facts(goods.code());
        json.put("goods", facts);
        facts.forEach((name, value) -> table.row(name, value));
      }
      case CodeReading.Slip(DepositSlip slip) -> {
        json.put("slip", Map.of("number", slip.number(), "paise", slip.amount().minor()));
        table.row("slip", slip.number());
        table.row("worth", TextTable.rupees(slip.amount().minor()));
      }
      case CodeReading.Unreadable no -> warnings.add(no.fault());
    }
    json.put("warnings", warnings.stream().map(CodeText::error).toList());
    warnings.forEach(warning -> table.row("warning", warning.detail()));
    return new Explained(true, json, table.toString());
  }

  private static Map<String, Object> element(Element element) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ai", element.ai());
    json.put("value", element.value());
    json.put("title", title(element.ai()));
    json.put("at", element.at());
    return json;
  }

  private static String title(String ai) {
    return AiTable.standard().ai(ai).map(Ai::title).orElse("");
  }

  private Map<String, Object> facts(ItemCode code) {
    Map<String, Object> facts = new LinkedHashMap<>();
    ArticleId article = code.article();
    facts.put("article", article.text());
    switch (article) {
      case Gtin gtin when gtin.isCase() -> facts.put("packing", "case");
      case Gtin gtin -> {}
      case Plu plu -> {}
    }
    switch (code) {
      case ItemCode.Piece piece -> {}
      case ItemCode.Weighed weighed -> facts.put("grams", weighed.net().grams());
      case ItemCode.Priced priced -> {
        facts.put("paise", priced.price().minor());
        if (priced.net().grams() > 0) {
          facts.put("grams", priced.net().grams());
        }
      }
    }
    unit(code.unit(), facts);
    return facts;
  }

  private void unit(ItemCode.UnitMark unit, Map<String, Object> facts) {
    if (!unit.batch().isEmpty()) {
      facts.put("batch", unit.batch());
    }
    if (!unit.serial().isEmpty()) {
      facts.put("serial", unit.serial());
    }
    if (!unit.bestBefore().equals(LocalDate.MAX)) {
      facts.put("bestBefore", unit.bestBefore().toString());
    }
    if (!unit.useBy().equals(LocalDate.MAX)) {
      facts.put("useBy", unit.useBy().toString());
    }
    if (!unit.expires().equals(LocalDateTime.MAX)) {
      facts.put("expires", unit.expires().toString());
    }
    if (unit.useBy().isBefore(today)
        || unit.bestBefore().isBefore(today)
        || unit.expires().toLocalDate().isBefore(today)) {
      facts.put("expired", true);
    }
  }

  private static String word(Scan.Form form) {
    return form.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
