package io.qless.contract.wire;

import io.qless.contract.rest.MoneyTrail;
import io.qless.contract.rest.PriceTrace;
import io.qless.shop.cart.AbandonReason;
import io.qless.shop.cart.Markdown;
import io.qless.shop.cart.PriceOrigin;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.catalogue.Terms;
import io.qless.shop.pricing.CouponLimits;
import io.qless.shop.pricing.DepositReturns;
import io.qless.shop.pricing.Play;
import java.util.Map;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/// Fields that came later than the first store: where an older file or message has none, they have
/// the meaning of that time. All other fields are needed.
final class LaterFields {

  private static final Map<Class<?>, Object> THEN =
      Map.ofEntries(
          Map.entry(Terms.class, Terms.PLAIN),
          Map.entry(Play.class, Play.PLAIN),
          Map.entry(CouponLimits.class, CouponLimits.NONE),
          Map.entry(CouponLimits.Holders.class, CouponLimits.Holders.ANYBODY),
          Map.entry(Markdown.class, Markdown.NONE),
          Map.entry(SeenTotal.class, SeenTotal.UNKNOWN),
          Map.entry(PriceOrigin.class, PriceOrigin.UNKNOWN),
          Map.entry(DepositReturns.class, DepositReturns.NONE),
          Map.entry(PriceTrace.class, PriceTrace.NONE),
          Map.entry(MoneyTrail.class, MoneyTrail.NONE),
          Map.entry(GateHealth.class, GateHealth.NONE),
          Map.entry(TrolleyBattery.class, TrolleyBattery.NONE),
          Map.entry(PanelHealth.class, PanelHealth.NONE),
          Map.entry(AbandonReason.class, AbandonReason.NEW_TRIP),
          Map.entry(EventBatch.Instead.class, EventBatch.Instead.NOTHING),
          Map.entry(CatalogueChange.Extent.class, CatalogueChange.Extent.DIFFERENCE));

  private LaterFields() {}

  /// Says which fields are needed.
  static final class Needed extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      return !THEN.containsKey(member.getRawType());
    }
  }

  /// Gives fields that are not there their older meaning.
  static final class Meanings extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
        DeserializationConfig config,
        BeanDescription.Supplier description,
        ValueDeserializer<?> deserializer) {
      return orThen(description.getBeanClass(), deserializer);
    }

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription.Supplier description,
        ValueDeserializer<?> deserializer) {
      return orThen(type.getRawClass(), deserializer);
    }

    private static ValueDeserializer<?> orThen(Class<?> type, ValueDeserializer<?> deserializer) {
      Object then = THEN.get(type);
      return then == null ? deserializer : new OrThen(deserializer, then);
    }
  }

  private static final class OrThen extends DelegatingDeserializer {
    private final Object then;

    OrThen(ValueDeserializer<?> deserializer, Object then) {
      super(deserializer);
      this.then = then;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> deserializer) {
      return new OrThen(deserializer, then);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return then;
    }
  }
}
