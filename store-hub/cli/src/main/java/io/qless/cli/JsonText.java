package io.qless.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Any JSON as text for a person, so that an older command line still shows what a newer hub tells:
/// members one under another, arrays of objects as tables, money in rupees, names in English.
///
/// @param tree what to show
record JsonText(JsonNode tree) {
  /// Deeper members are left out; a cart has three levels.
  private static final int MAX_DEPTH = 6;

  /// @param indent put before each line
  String indented(String indent) {
    StringBuilder text = new StringBuilder();
    members(tree, indent, MAX_DEPTH, text);
    return text.toString();
  }

  private static void members(JsonNode node, String indent, int depth, StringBuilder text) {
    if (depth == 0) {
      return;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = TextTable.plain(member.getKey());
      JsonNode value = member.getValue();
      if (isShort(value)) {
        text.append(indent).append(name).append(": ").append(words(name, value)).append('\n');
      } else if (value.isArray()) {
        text.append(indent).append(name).append('\n');
        table(value)
            .lines()
            .forEach(line -> text.append(indent).append("  ").append(line).append('\n'));
      } else {
        text.append(indent).append(name).append('\n');
        members(value, indent + "  ", depth - 1, text);
      }
    }
  }

  /// One row for each element and one column for each short member any of them has.
  private static String table(JsonNode array) {
    Set<String> columns = new LinkedHashSet<>();
    for (JsonNode element : array) {
      flat("", element, 3).forEach(cell -> columns.add(cell.getKey()));
    }
    TextTable table = new TextTable(columns.toArray(String[]::new));
    for (JsonNode element : array) {
      Map<String, String> cells = new HashMap<>();
      flat("", element, 3).forEach(cell -> cells.put(cell.getKey(), cell.getValue()));
      table.row(columns.stream().map(column -> cells.getOrDefault(column, "")).toArray());
    }
    return table.toString();
  }

  private static List<Map.Entry<String, String>> flat(String prefix, JsonNode node, int depth) {
    List<Map.Entry<String, String>> cells = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = prefix + TextTable.plain(member.getKey());
      if (isShort(member.getValue())) {
        cells.add(Map.entry(name, words(name, member.getValue())));
      } else if (depth > 1) {
        cells.addAll(flat(name + ".", member.getValue(), depth - 1));
      }
    }
    return cells;
  }

  private static boolean isShort(JsonNode node) {
    return node.isValueNode() || isMoney(node) || isNames(node) || isShortList(node);
  }

  private static boolean isShortList(JsonNode node) {
    return node.isArray() && node.valueStream().noneMatch(JsonNode::isContainer);
  }

  private static boolean isMoney(JsonNode node) {
    return node.path("minor").isIntegralNumber()
        && node.path("currency").asString("").equals("INR");
  }

  private static boolean isNames(JsonNode node) {
    return node.path("en").isString();
  }

  private static String words(String name, JsonNode node) {
    if (isMoney(node)) {
      return TextTable.rupees(node.path("minor").asLong());
    }
    if (isNames(node)) {
      return TextTable.plain(node.path("en").asString());
    }
    if (node.isArray()) {
      return node.isEmpty()
          ? "none"
          : String.join(", ", node.valueStream().map(one -> words(name, one)).toList());
    }
    if (name.endsWith("Paise") && node.isIntegralNumber()) {
      return TextTable.rupees(node.asLong());
    }
    return TextTable.plain(node.isNull() ? "none" : node.asString());
  }
}
