package io.qless.hub.payment;

import io.qless.contract.wire.Json;
import io.qless.shop.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Fields of what a provider said, read without trust: what is missing or of another kind reads as
/// empty, and providers add fields whenever they like. Immutable.
public final class Fields {

  private final JsonNode node;

  private Fields(JsonNode node) {
    this.node = node;
  }

  /// @param json any text; what is no JSON has no fields
  public static Fields of(String json) {
    try {
      return new Fields(Json.mapperForTrees().readTree(json));
    } catch (JacksonException malformed) {
      return new Fields(Json.mapperForTrees().missingNode());
    }
  }

  /// An inner object.
  public Fields at(String... path) {
    JsonNode inner = node;
    for (String name : path) {
      inner = inner.path(name);
    }
    return new Fields(inner);
  }

  /// Whether there is something.
  public boolean there() {
    return !node.isMissingNode() && !node.isNull();
  }

  /// A text, empty if there is none.
  public String text(String... path) {
    JsonNode found = at(path).node;
    return found.isString() ? found.stringValue() : "";
  }

  /// A whole number.
  public OptionalLong whole(String... path) {
    JsonNode found = at(path).node;
    return found.isIntegralNumber() && found.canConvertToLong()
        ? OptionalLong.of(found.longValue())
        : OptionalLong.empty();
  }

  /// An amount in whole paise, nothing for another currency than rupees.
  ///
  /// @param currency as the provider says it, in any case
  public static Optional<Money> paise(OptionalLong amount, String currency) {
    return amount.isPresent() && "INR".equalsIgnoreCase(currency)
        ? Optional.of(Money.paise(amount.getAsLong()))
        : Optional.empty();
  }

  /// The members of a list.
  public List<Fields> list(String... path) {
    JsonNode found = at(path).node;
    Stream<JsonNode> members =
        found.isArray() ? StreamSupport.stream(found.spliterator(), false) : Stream.empty();
    return members.map(Fields::new).toList();
  }
}
