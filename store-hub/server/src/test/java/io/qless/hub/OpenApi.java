package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The hub's OpenAPI file, read for what an answer may look like.
final class OpenApi {

  private static final ObjectMapper JSON = JsonMapper.shared();

  private final JsonNode document;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /// One door as documented.
  ///
  /// @param name such as `GET /session/{id}`
  record Operation(String name, JsonNode told) {

    boolean isGuarded() {
      return told.has("security");
    }

    String method() {
      return name.substring(0, name.indexOf(' '));
    }

    String path() {
      return name.substring(name.indexOf(' ') + 1);
    }

    boolean isUnsafe() {
      return !method().equals("GET");
    }

    /// Whether the file says that doing it twice is as good as once.
    boolean isHarmless() {
      return told.path("x-idempotent").asString("").equals("by-nature");
    }

    boolean takesJson() {
      return told.at("/requestBody/content").has("application/json");
    }
  }

  OpenApi() {
    try (InputStream in =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("/openapi.yaml"))) {
      document = new YAMLMapper().readTree(in.readAllBytes());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// All doors, in the order of the file.
  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    all.add(
                        new Operation(
                            method.getKey().toUpperCase(Locale.ROOT) + ' ' + path.getKey(),
                            method.getValue()))));
    return all;
  }

  /// Whether a door documents a header, by itself or by what it refers to.
  boolean hasHeader(Operation operation, String name) {
    return operation
        .told()
        .path("parameters")
        .valueStream()
        .map(this::resolved)
        .anyMatch(parameter ->
            parameter.path("in").asString("").equals("header")
                && parameter.path("name").asString("").equals(name));
  }

  /// Fails if an answer is none of those that stand in the file.
  ///
  /// @param type media type of the answer, empty if it has no body
  void check(Operation operation, int status, String type, String body) {
    JsonNode answers = operation.told().path("responses");
    String about = operation.name() + " answered " + status + ": " + body;
    assertThat(answers.has(Integer.toString(status))).as(about).isTrue();
    JsonNode content = resolved(answers.path(Integer.toString(status))).path("content");
    if (content.isMissingNode()) {
      assertThat(body).as(about).isEmpty();
      return;
    }
    String kind = type.replaceAll(";.*", "");
    assertThat(content.has(kind)).as("%s as %s", about, kind).isTrue();
    JsonNode schema = content.path(kind).path("schema");
    if (!schema.isMissingNode()) {
      assertThat(compiled(schema).validate(JSON.readTree(body))).as(about).isEmpty();
    }
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", document.path("components"));
    return schemas.getSchema(whole);
  }
}
