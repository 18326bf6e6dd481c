package io.qless.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The AsyncAPI file says what the code says.
class AsyncApiTest {

  private final AsyncApi file = new AsyncApi();

  @Test
  void everyTopicIsAChannelAndEveryChannelATopic() throws ReflectiveOperationException {
    Topics topics = new Topics("STORE");
    Set<String> named =
        file.channels().keySet().stream()
            .map(address -> address.replace("{store}", "STORE").replaceAll("\\{\\w+}", "DEVICE"))
            .collect(Collectors.toSet());
    Set<String> known = new TreeSet<>();
    for (Method method : Topics.class.getDeclaredMethods()) {
      int how = method.getModifiers();
      boolean gives = Modifier.isPublic(how) && !Modifier.isStatic(how);
      if (gives && method.getReturnType() == String.class) {
        addTopic(topics, method, known);
      }
    }
    assertThat(known).hasSizeGreaterThan(10).isEqualTo(named);
  }

  @Test
  void everyCommandAndEventIsNamed() {
    assertThat(file.types("Command")).containsExactlyInAnyOrderElementsOf(members(Command.class));
    assertThat(file.types("Event")).containsExactlyInAnyOrderElementsOf(members(Event.class));
  }

  @Test
  void aWrongMessageIsFound() {
    assertThat(file.faults("qless/1/S017/trolley/T1/request", "{\"session\":\"s\"}")).isNotEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> file.faults("qless/1/S017/trolley/T1/nothing", "{}"));
  }

  /// A method with one id gives a topic; filters have a wildcard, and are none.
  private static void addTopic(Topics topics, Method method, Set<String> known)
      throws ReflectiveOperationException {
    boolean ofDevice = Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
    if (!ofDevice && method.getParameterCount() > 0) {
      return;
    }
    Object topic = ofDevice ? method.invoke(topics, "DEVICE") : method.invoke(topics);
    String text = String.valueOf(topic);
    if (text.startsWith("qless/") && text.indexOf('+') < 0) { // neither a filter nor the store
      known.add(text);
    }
  }

  private static List<String> members(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses()).map(Class::getSimpleName).toList();
  }
}
