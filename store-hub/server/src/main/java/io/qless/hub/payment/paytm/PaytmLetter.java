package io.qless.hub.payment.paytm;

import io.qless.contract.wire.Json;
import io.qless.hub.payment.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A head with a signature, and the body that it is over, as Paytm sends and takes them. The
/// signature is over the body's very characters, so a letter is put together and taken apart as
/// text.
final class PaytmLetter {

  private PaytmLetter() {}

  /// A letter with this body.
  static String write(Object body, PaytmChecksum checksum, String clientId, Instant now) {
    String text = Json.text(body);
    String head =
        Json.text(
            new Head(
                clientId, "v1", Long.toString(now.getEpochSecond()), "WEB", checksum.sign(text)));
    return "{\"head\":" + head + ",\"body\":" + text + '}';
  }

  /// The body of a letter. Paytm does not sign what it says no with; there the signature may be
  /// missing, but what is there must be good.
  ///
  /// @return nothing if it is no letter or not vouched for
  static Optional<Body> read(String letter, PaytmChecksum checksum) {
    String signature = Fields.of(letter).text("head", "signature");
    return body(letter)
        .filter(text -> signature.isEmpty() || checksum.vouches(signature, text))
        .map(text -> new Body(Fields.of(text), !signature.isEmpty()));
  }

  private static Optional<String> body(String letter) {
    try (JsonParser in = Json.mapperForTrees().createParser(letter)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      OptionalInt begin = OptionalInt.empty();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean wanted = "body".equals(in.currentName());
        if (in.nextToken() == JsonToken.START_OBJECT && wanted) {
          begin = OptionalInt.of((int) in.currentTokenLocation().getCharOffset());
        }
        in.skipChildren();
        if (begin.isPresent()) {
          int end = (int) in.currentLocation().getCharOffset();
          return Optional.of(letter.substring(begin.getAsInt(), end));
        }
      }
      return Optional.empty();
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  /// What a letter says.
  ///
  /// @param signed whether it was vouched for; money is believed only then
  record Body(Fields fields, boolean signed) {

    String status() {
      return fields.text("resultInfo", "resultStatus");
    }

    String code() {
      return fields.text("resultInfo", "resultCode");
    }

    String words() {
      return code() + ' ' + fields.text("resultInfo", "resultMsg");
    }
  }

  private record Head(
      String clientId,
      String version,
      String requestTimestamp,
      String channelId,
      String signature) {}
}
