package io.qless.contract.wire;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The AsyncAPI file, read for what a message on a topic may look like.
public final class AsyncApi {

  private static final ObjectMapper JSON = JsonMapper.shared();

  private final JsonNode document;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  public AsyncApi() {
    try (InputStream in =
        Objects.requireNonNull(AsyncApi.class.getResourceAsStream("/asyncapi.yaml"))) {
      document = new YAMLMapper().readTree(in.readAllBytes());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// Addresses of all channels, with names in braces, and the name of each one's message.
  Map<String, String> channels() {
    Map<String, String> channels = new TreeMap<>();
    document
        .path("channels")
        .valueStream()
        .forEach(channel ->
            channels.put(
                channel.path("address").asString(),
                channel
                    .path("messages")
                    .valueStream()
                    .map(message -> message.path("$ref").asString().replaceAll(".*/", ""))
                    .findFirst()
                    .orElseThrow()));
    return channels;
  }

  /// Words that a family of commands or events may have as `type`.
  List<String> types(String family) {
    return document
        .at("/components/schemas/" + family + "/properties/type/enum")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  /// What is wrong with a message on a topic; empty if nothing is.
  ///
  /// @throws IllegalArgumentException if no channel has this topic
  public List<Error> faults(String topic, String payload) {
    String message =
        channels().entrySet().stream()
            .filter(channel -> topic.matches(channel.getKey().replaceAll("\\{\\w+}", "[^/]+")))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no channel has the topic " + topic));
    return faultsOf(message, payload);
  }

  /// The same for a message by its name.
  List<Error> faultsOf(String message, String payload) {
    ObjectNode whole = JSON.createObjectNode();
    whole.setAll((ObjectNode) document.at("/components/messages/" + message + "/payload"));
    whole.set("components", document.path("components"));
    return schemas.getSchema(whole).validate(JSON.readTree(payload));
  }
}
