package io.qless.cli;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueReport.Refused;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// What became of an import; the JSON of `--json` and the text for a person.
///
/// @param dryRun nothing was kept
/// @param revision catalogue revision afterwards
/// @param files each file, in the order they were sent
/// @param pictures what became of the pictures
record ImportReport(boolean dryRun, long revision, List<OfFile> files, Pictures pictures) {
  /// Refusals a person still reads; `--json` has them all.
  private static final int MAX_SHOWN = 100;

  /// One file.
  ///
  /// @param refused rows that were not kept, ordered by line
  record OfFile(
      String file,
      CatalogueKind kind,
      int rows,
      int changed,
      int unchanged,
      List<Refused> refused) {
    OfFile {
      refused = List.copyOf(refused);
    }
  }

  /// The pictures the rows name.
  ///
  /// @param sent how many went to the hub
  /// @param missing names without a file beside the CSV
  /// @param refused `name: reason` of those the hub did not take
  record Pictures(int sent, List<String> missing, List<String> refused) {
    Pictures {
      missing = List.copyOf(missing);
      refused = List.copyOf(refused);
    }
  }

  ImportReport {
    files = List.copyOf(files);
  }

  boolean isClean() {
    return refusals().isEmpty();
  }

  void print(PrintWriter out) {
    for (OfFile file : files) {
      out.printf(
          "%-16s %6d rows: %d changed, %d unchanged, %d refused%n",
          file.file(), file.rows(), file.changed(), file.unchanged(), file.refused().size());
    }
    if (pictures.sent() > 0 || !pictures.missing().isEmpty()) {
      out.printf(
          "%-16s %6d sent, %d not found%n", "pictures", pictures.sent(), pictures.missing().size());
    }
    List<String> refusals = refusals();
    refusals.stream().limit(MAX_SHOWN).forEach(out::println);
    if (refusals.size() > MAX_SHOWN) {
      out.println("... and " + (refusals.size() - MAX_SHOWN) + " more; see them all with --json");
    }
    out.println(
        dryRun
            ? "dry run: nothing was kept, the catalogue stays at revision " + revision
            : "the catalogue is at revision " + revision);
  }

  private List<String> refusals() {
    List<String> all = new ArrayList<>();
    for (OfFile file : files) {
      for (Refused row : file.refused()) {
        all.add(file.file() + ":" + row.line() + ": " + row.reason());
      }
    }
    pictures.refused().forEach(refusal -> all.add("pictures/" + refusal));
    return all;
  }
}
