package io.qless.contract.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Share;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/// The one JSON form of everything that leaves a process. Sealed families carry their record's name
/// as `type`, ids are plain strings, weights whole grams, money whole minor units, instants ISO
/// 8601. Unknown fields are ignored, missing ones refused, except those of [LaterFields]. Safe for
/// any thread.
public final class Json {

  /// Families whose members are told apart by `type`.
  private static final List<Class<?>> FAMILIES =
      List.of(
          Command.class,
          Event.class,
          ItemCode.class,
          LineItem.class,
          Settlement.class,
          Share.Standing.class,
          SplitPlan.class,
          Budget.class,
          Sale.class,
          Scope.class,
          StoreRule.class,
          Offer.class,
          Coupon.Cut.class,
          Bill.Quantity.class,
          CatalogueChange.class);

  /// Buffers kept for the next message. Without a limit each thread that ever wrote at the same
  /// time as others leaves some 30 kB, and a hub with 2,000 phones holds 100 MB of them.
  private static final int KEPT_BUFFERS = 32;

  /// Deepest nesting we write is 7; more is an attack on the stack.
  private static final int MAX_DEPTH = 32;

  /// How Jackson says that a field is not there.
  private static final Pattern FIELD =
      Pattern.compile("(?:Missing(?: required)?|Null value for) creator property '([^']*)'.*");

  /// What stands before the words of one of our own constructors.
  private static final String OURS = ", problem: ";

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  /// The mapper itself, for streams and trees.
  public static JsonMapper mapperForTrees() {
    return MAPPER;
  }

  public static byte[] bytes(Object message) {
    return MAPPER.writeValueAsBytes(message);
  }

  public static String text(Object message) {
    return MAPPER.writeValueAsString(message);
  }

  /// Reads one message.
  ///
  /// @throws MalformedMessage if it is no such message; the text says where and why
  public static <T> T read(byte[] json, Class<T> type) {
    return read(new String(json, StandardCharsets.UTF_8), type);
  }

  /// Reads one message.
  ///
  /// @throws MalformedMessage if it is no such message; the text says where and why
  public static <T> T read(String json, Class<T> type) {
    try {
      T message = MAPPER.readValue(json, type);
      if (message == null) {
        throw new MalformedMessage("empty " + type.getSimpleName(), null);
      }
      return message;
    } catch (JacksonException | IllegalArgumentException cause) {
      throw new MalformedMessage("not a " + type.getSimpleName() + ": " + reason(cause), cause);
    }
  }

  /// The first line of Jackson's text, without the data that it quotes behind it and without words
  /// about itself.
  private static String reason(RuntimeException cause) {
    String text =
        cause instanceof JacksonException jackson
            ? jackson.getOriginalMessage()
            : cause.getMessage();
    String firstLine =
        text == null ? cause.getClass().getSimpleName() : text.lines().findFirst().orElse("");
    String plain = plain(firstLine);
    return plain.substring(0, Math.min(200, plain.length()));
  }

  private static String plain(String jackson) {
    Matcher field = FIELD.matcher(jackson);
    if (field.matches()) {
      return "field '" + field.group(1) + "' is missing";
    }
    int ours = jackson.indexOf(OURS);
    if (ours >= 0) {
      return jackson.substring(ours + OURS.length());
    }
    int advice = jackson.indexOf(" (set ");
    return advice < 0 ? jackson : jackson.substring(0, advice);
  }

  private static JsonMapper mapper() {
    SimpleModule values = new SimpleModule("qless");
    text(values, SessionId.class, SessionId::text, SessionId::new);
    text(values, LineId.class, LineId::text, LineId::new);
    text(values, Source.class, Source::text, Source::parse);
    text(values, ArticleId.class, ArticleId::text, ArticleId::parse);
    values.addDeserializer(Gtin.class, new FromText<>(text -> (Gtin) ArticleId.parse(text)));
    values.addDeserializer(Plu.class, new FromText<>(text -> (Plu) ArticleId.parse(text)));
    values.addSerializer(Weight.class, new GramsOut());
    values.addDeserializer(Weight.class, new GramsIn());
    values.setDeserializerModifier(new LaterFields.Meanings());
    JsonMapper.Builder builder =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(KEPT_BUFFERS))
                    .build())
            .addModule(values)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .annotationIntrospector(new LaterFields.Needed())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    for (Class<?> family : FAMILIES) {
      builder.addMixIn(family, Typed.class);
      for (Class<?> member : family.getPermittedSubclasses()) {
        builder.registerSubtypes(new NamedType(member, member.getSimpleName()));
      }
    }
    return builder.build();
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new ToText<>(write));
    module.addDeserializer(type, new FromText<>(read));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  private static final class ToText<T> extends ValueSerializer<T> {
    private final Function<T, String> write;

    ToText(Function<T, String> write) {
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(write.apply(value));
    }
  }

  private static final class FromText<T> extends ValueDeserializer<T> {
    private final Function<String, T> read;

    FromText(Function<String, T> read) {
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
      return read.apply(in.getString());
    }
  }

  private static final class GramsOut extends ValueSerializer<Weight> {
    @Override
    public void serialize(Weight value, JsonGenerator out, SerializationContext context) {
      out.writeNumber(value.grams());
    }
  }

  private static final class GramsIn extends ValueDeserializer<Weight> {
    @Override
    public Weight deserialize(JsonParser in, DeserializationContext context) {
      return Weight.grams(in.getLongValue());
    }
  }
}
