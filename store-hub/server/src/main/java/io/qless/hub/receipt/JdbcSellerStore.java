package io.qless.hub.receipt;

import io.qless.hub.storage.Database;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.tax.Gstin;
import io.qless.shop.tax.StateCode;
import io.qless.shop.tax.StoreDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Keeps who sold at which time. An invoice that was given out never changes, but a store does move
/// house: each change of the settings begins a new row, none is ever changed.
final class JdbcSellerStore {

  private static final String COLUMNS =
      "name_en, name_hi, address_en, address_hi, state, gstin, fssai, phone";

  private final Jdbi jdbi;

  JdbcSellerStore(Database journal) {
    jdbi = journal.jdbi();
  }

  /// The store is this from now on; nothing happens if it was already.
  void from(Instant at, StoreDetails seller) {
    jdbi.useTransaction(handle -> {
      Optional<StoreDetails> newest =
          handle
              .createQuery(
                  "SELECT " + COLUMNS + " FROM seller ORDER BY version DESC FETCH FIRST 1 ROW ONLY")
              .map((row, context) -> seller(row))
              .findOne();
      if (newest.filter(seller::equals).isEmpty()) {
        handle.execute(
            "INSERT INTO seller (valid_from, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            at.atOffset(ZoneOffset.UTC),
            seller.name().en(),
            seller.name().hi(),
            seller.address().en(),
            seller.address().hi(),
            seller.state().code(),
            seller.gstin().text(),
            seller.fssai(),
            seller.phone());
      }
    });
  }

  /// What the store was at that time; the oldest known for what is older.
  StoreDetails at(Instant at) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM seller ORDER BY CASE WHEN valid_from <= ? THEN 0 ELSE 1 END,"
                    + " CASE WHEN valid_from <= ? THEN -version ELSE version END"
                    + " FETCH FIRST 1 ROW ONLY")
            .bind(0, at.atOffset(ZoneOffset.UTC))
            .bind(1, at.atOffset(ZoneOffset.UTC))
            .map((row, context) -> seller(row))
            .one());
  }

  private static StoreDetails seller(ResultSet row) throws SQLException {
    return new StoreDetails(
        new LocalText(row.getString("name_en"), row.getString("name_hi")),
        new LocalText(row.getString("address_en"), row.getString("address_hi")),
        new StateCode(row.getString("state")),
        new Gstin(row.getString("gstin")),
        row.getString("fssai"),
        row.getString("phone"));
  }
}
