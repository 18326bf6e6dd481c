package io.qless.contract.link;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.internal.MqttConnectionState;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is peculiar to the MQTT client library beneath: its options, its messages, its error
/// numbers, and the two places where its private parts must be reached. Those are looked up when
/// the class is loaded, so that a library of another shape is noticed at the start and not in the
/// night.
final class Paho {

  private static final Logger LOG = LoggerFactory.getLogger(Paho.class);

  /// Largest packet we take, in bytes; a payload of the largest size with its topic fits twice. The
  /// library confuses this limit with the broker's: a broker must not announce a smaller one.
  private static final long MAX_PACKET_BYTES = 1024 * 1024;

  /// First code that means no (MQTT 5, section 2.4).
  private static final int FIRST_REFUSAL = 0x80;

  private static final Field CONNECTION_STATE = connectionState();
  private static final Method STOP_RECONNECTING = stopReconnectCycle();

  private Paho() {}

  static String address(LinkConfig config) {
    return (config.encrypted() ? "ssl://" : "tcp://")
        + config.broker().getHost()
        + ":"
        + config.broker().getPort();
  }

  static MqttConnectionOptions options(LinkConfig config) {
    LinkTimings timings = config.timings();
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(config.mqttSessionExpiry().toSeconds());
    options.setKeepAliveInterval(Math.toIntExact(timings.keepAlive().toSeconds()));
    options.setConnectionTimeout(Math.toIntExact(timings.connect().toSeconds()));
    options.setAutomaticReconnect(true);
    options.setAutomaticReconnectDelay(1, 2);
    options.setMaxReconnectDelay(2_000);
    options.setReceiveMaximum(MqttLink.RECEIVE_MAXIMUM);
    options.setMaximumPacketSize(MAX_PACKET_BYTES);
    options.setUseSubscriptionIdentifiers(false);
    options.setSocketFactory(PromptSockets.forBroker(config));
    if (!config.password().isEmpty()) {
      options.setUserName(config.clientId());
      options.setPassword(config.password().getBytes(StandardCharsets.UTF_8));
    }
    if (config.lastWill() instanceof LastWill.Status will) {
      MqttProperties properties = new MqttProperties();
      properties.setWillDelayInterval(will.delay().toSeconds());
      options.setWillMessageProperties(properties);
      options.setWill(will.topic(), new MqttMessage(will.lost(), 1, true, properties));
    }
    return options;
  }

  static MqttMessage outgoing(LinkMessage message) {
    MqttProperties properties = new MqttProperties();
    properties.setPayloadFormat(true);
    properties.setContentType("application/json");
    if (message.reply() instanceof LinkMessage.Reply.Wanted(String topic, String correlation)) {
      properties.setResponseTopic(topic);
      properties.setCorrelationData(correlation.getBytes(StandardCharsets.UTF_8));
    }
    return new MqttMessage(message.payload(), 1, message.retained(), properties);
  }

  static LinkMessage arrived(String topic, MqttMessage message) {
    return new LinkMessage(
        topic, message.getPayload(), message.isRetained(), reply(message.getProperties()));
  }

  private static LinkMessage.Reply reply(MqttProperties properties) {
    if (properties == null || properties.getResponseTopic() == null) {
      return new LinkMessage.Reply.NotWanted();
    }
    byte[] correlation = properties.getCorrelationData();
    return new LinkMessage.Reply.Wanted(
        properties.getResponseTopic(),
        correlation == null ? "" : new String(correlation, StandardCharsets.UTF_8));
  }

  /// The first code of an answer that means no.
  static OptionalInt refusal(int[] reasonCodes) {
    if (reasonCodes == null) {
      return OptionalInt.empty();
    }
    return Arrays.stream(reasonCodes).filter(code -> code >= FIRST_REFUSAL).findFirst();
  }

  static String words(MqttDisconnectResponse response) {
    MqttException exception = response.getException();
    if (exception != null) {
      return words(exception);
    }
    String said = response.getReasonString() == null ? "" : ", " + response.getReasonString();
    return "the broker ended the connection (" + response.getReturnCode() + said + ")";
  }

  static String words(MqttException exception) {
    String meaning =
        switch (exception.getReasonCode()) {
          case MqttClientException.REASON_CODE_CLIENT_TIMEOUT -> "no answer in time";
          case MqttClientException.REASON_CODE_CONNECTION_LOST -> "the connection broke";
          case MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR -> "the broker is not there";
          case MqttClientException.REASON_CODE_WRITE_TIMEOUT -> "the broker stopped reading";
          case 134 -> "the broker does not know this name and password";
          case 135 -> "the broker does not admit this client";
          default -> String.valueOf(exception.getMessage());
        };
    Throwable cause = exception.getCause();
    return meaning + " (" + exception.getReasonCode() + (cause == null ? ")" : ", " + cause + ")");
  }

  /// Keeps the client from using topic aliases (MQTT 5, section 3.3.2.3.4), whatever the broker
  /// offers; to be called after each connect and before anything is published.
  ///
  /// The client replaces the topic of a message in flight by nothing once an alias stands for it,
  /// and sends exactly that again after a reconnection, where the alias no longer exists: the
  /// broker must then cut the connection, for ever.
  static void refuseTopicAliases(MqttAsyncClient client) {
    try {
      ((MqttConnectionState) CONNECTION_STATE.get(client)).setOutgoingTopicAliasMaximum(0);
    } catch (IllegalAccessException cause) {
      throw new LinkException("switching topic aliases off", cause);
    }
  }

  /// Ends whatever is half open, without a word to the broker.
  static void tearDown(MqttAsyncClient client) {
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException cause) {
      LOG.debug("Tearing a connection down: {}", words(cause));
    }
  }

  /// Ends the client for good, with its reconnection timer, which it would otherwise leave running.
  static void end(MqttAsyncClient client, Duration goodbye) {
    stopReconnecting(client);
    try {
      client.disconnect(goodbye.toMillis()).waitForCompletion(goodbye.toMillis());
    } catch (MqttException notConnected) {
      tearDown(client);
    }
    stopReconnecting(client);
    try {
      client.close(true);
    } catch (MqttException cause) {
      LOG.debug("Closing the MQTT client: {}", words(cause));
    }
  }

  private static void stopReconnecting(MqttAsyncClient client) {
    try {
      STOP_RECONNECTING.invoke(client);
    } catch (InvocationTargetException neverConnected) {
      LOG.debug("No reconnection to stop", neverConnected);
    } catch (IllegalAccessException cause) {
      throw new LinkException("stopping the reconnection timer", cause);
    }
  }

  private static Field connectionState() {
    try {
      Field field = MqttAsyncClient.class.getDeclaredField("mqttConnection");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException cause) {
      throw new LinkException("finding the switch for topic aliases in the MQTT client", cause);
    }
  }

  private static Method stopReconnectCycle() {
    try {
      Method method = MqttAsyncClient.class.getDeclaredMethod("stopReconnectCycle");
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException cause) {
      throw new LinkException("finding the reconnection timer of the MQTT client", cause);
    }
  }
}
