/// The bodies of the hub's REST doors for staff and devices: what `qless` sends and the hub
/// answers.
///
/// Both sides use these records, so neither can drift. JSON, UTF-8; unknown fields are ignored, so
/// a newer hub may answer an older command line. Money is in paise, times are UTC instants. A
/// refusal of any door is a [io.qless.contract.rest.Problem].
///
/// Start with [io.qless.contract.rest.CatalogueRows] (loading the catalogue) and
/// [io.qless.contract.rest.SessionSummary] (looking into a trip).
@NullMarked
package io.qless.contract.rest;

import org.jspecify.annotations.NullMarked;
