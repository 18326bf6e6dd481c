package io.qless.contract.pass;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

/// One paid trip's right to leave, once. Holds nothing that names the shopper or tells what was
/// bought, since it may be photographed.
///
/// @param id random, 128 bits as base64url; a gate remembers it when used
/// @param store the store that issued it, the only one whose gates open
/// @param session the shopping session that was paid
/// @param trolley the trolley's id; empty for a trip with a phone alone
/// @param invoice invoice number
/// @param amountPaise amount paid, in paise
/// @param itemCount pieces and weighed goods that left with it
/// @param paidGrams weight on the scale at payment, in grams; 0 where nothing was weighed
/// @param issuedAt whole seconds
/// @param expiresAt whole seconds; the pass counts before this instant, not at it
public record ExitPass(
    String id,
    String store,
    String session,
    String trolley,
    String invoice,
    long amountPaise,
    int itemCount,
    int paidGrams,
    Instant issuedAt,
    Instant expiresAt) {

  /// How long a pass counts. A shopper who takes longer gets a new one; short, because every gate
  /// that is cut off can be opened once with a copy.
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /// Longest id of a store, session or trolley, in characters; all claims together must fit into
  /// one QR code.
  public static final int MAX_NAME_CHARS = 64;

  /// GST rule 46(b) allows 16 characters.
  public static final int MAX_INVOICE_CHARS = 16;

  private static final int ID_BYTES = 16;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_:.-]{1," + MAX_NAME_CHARS + "}");
  private static final Pattern INVOICE =
      Pattern.compile("[A-Za-z0-9/-]{1," + MAX_INVOICE_CHARS + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Checks the form of everything; a pass with a wrong form cannot be built.
  public ExitPass {
    require(ID.matcher(id).matches(), "pass id", id);
    require(NAME.matcher(store).matches(), "store", store);
    require(NAME.matcher(session).matches(), "session", session);
    require(trolley.isEmpty() || NAME.matcher(trolley).matches(), "trolley", trolley);
    require(INVOICE.matcher(invoice).matches(), "invoice", invoice);
    require(amountPaise >= 0, "amount in paise", amountPaise);
    require(itemCount >= 0, "item count", itemCount);
    require(paidGrams >= 0, "grams", paidGrams);
    require(issuedAt.equals(issuedAt.truncatedTo(ChronoUnit.SECONDS)), "issued at", issuedAt);
    require(expiresAt.equals(expiresAt.truncatedTo(ChronoUnit.SECONDS)), "expires at", expiresAt);
    require(issuedAt.isBefore(expiresAt), "expires at", expiresAt);
  }

  /// A new pass with a new random id, counting from this second for [#LIFETIME].
  public static ExitPass issue(
      String store,
      String session,
      String trolley,
      String invoice,
      long amountPaise,
      int itemCount,
      int paidGrams,
      Instant now) {
    byte[] random = new byte[ID_BYTES];
    RANDOM.nextBytes(random);
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return new ExitPass(
        Base64.getUrlEncoder().withoutPadding().encodeToString(random),
        store,
        session,
        trolley,
        invoice,
        amountPaise,
        itemCount,
        paidGrams,
        second,
        second.plus(LIFETIME));
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("not a " + what + ": " + value);
    }
  }
}
