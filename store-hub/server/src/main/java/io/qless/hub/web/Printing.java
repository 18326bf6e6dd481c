package io.qless.hub.web;

import io.javalin.http.Context;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.receipt.ReceiptLanguage;
import java.nio.charset.StandardCharsets;

/// Answers with a tax paper. Language by `?lang=hi`, width of a text by `?columns=42`.
final class Printing {

  private Printing() {}

  /// A paper that can be printed as text.
  @FunctionalInterface
  interface AsText {
    String text(ReceiptLanguage language, int columns);
  }

  /// A paper that can be printed as PDF.
  @FunctionalInterface
  interface AsPdf {
    byte[] pdf(ReceiptLanguage language);
  }

  static void text(Context request, AsText paper) {
    try {
      String columns = request.queryParam("columns");
      String text =
          paper.text(
              language(request),
              columns == null ? ReceiptDesk.USUAL_COLUMNS : Integer.parseInt(columns));
      request
          .contentType("text/plain; charset=utf-8")
          .result(text.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.malformed(
          "columns is %d to %d".formatted(ReceiptDesk.MIN_COLUMNS, ReceiptDesk.MAX_COLUMNS));
    }
  }

  /// @param number of the paper; names the file
  static void pdf(Context request, String number, AsPdf paper) {
    String name = number.replace('/', '-') + ".pdf";
    request
        .contentType("application/pdf")
        .header("Content-Disposition", "inline; filename=\"" + name + '"')
        .result(paper.pdf(language(request)));
  }

  private static ReceiptLanguage language(Context request) {
    String code = request.queryParam("lang");
    return ReceiptLanguage.of(code == null ? "en" : code)
        .orElseThrow(() -> ProblemException.malformed("lang is en or hi"));
  }
}
