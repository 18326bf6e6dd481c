package io.qless.contract.wire;

/// MQTT topics of one store. Lower case, from general to special, the device's id inside so that a
/// broker can give each device its own.
///
/// @param store store id, letters, digits and dashes
public record Topics(String store) {

  /// What an id may look like: nothing that means something to a broker.
  private static final String ID = "[A-Za-z0-9-]{1,32}";

  public Topics {
    id(store);
  }

  /// Trolley to hub: [CommandBatch].
  public String commands(String trolley) {
    return trolley(trolley) + "/commands";
  }

  /// Hub to trolley: [EventBatch].
  public String events(String trolley) {
    return trolley(trolley) + "/events";
  }

  /// Hub to trolley, retained: [SessionState].
  public String session(String trolley) {
    return trolley(trolley) + "/session";
  }

  /// Trolley to hub, retained and last will: [TrolleyStatus].
  public String status(String trolley) {
    return trolley(trolley) + "/status";
  }

  /// Trolley to hub: [JournalRequest]; answered on [#events(String)].
  public String request(String trolley) {
    return trolley(trolley) + "/request";
  }

  /// Trolley to hub: [WeightSeen]; not answered.
  public String weights(String trolley) {
    return trolley(trolley) + "/weights";
  }

  /// Hub to all, retained: [CatalogueHead].
  public String catalogueHead() {
    return root() + "catalogue/head";
  }

  /// Hub to gates, retained: the JWKS of the exit-pass keys.
  public String keys() {
    return root() + "keys";
  }

  /// Simple gate to hub: the text of the pass it read.
  public String gateScan(String gate) {
    return gate(gate) + "/scan";
  }

  /// Hub to gate: what to do.
  public String gateCommand(String gate) {
    return gate(gate) + "/command";
  }

  /// Gate to hub and to the other gates: a pass was used.
  public String gateRedeemed(String gate) {
    return gate(gate) + "/redeemed";
  }

  /// Gate to hub, retained and last will.
  public String gateStatus(String gate) {
    return gate(gate) + "/status";
  }

  /// Gate to the other gates and the hub, and the hub (as `desk`) to all gates: [GateClaim].
  public String gateClaim(String gate) {
    return gate(gate) + "/claim";
  }

  /// Gate to hub: [GateIncident], until the hub acknowledges the number.
  public String gateIncident(String gate) {
    return gate(gate) + "/incident";
  }

  /// Gate to hub: [GateAsk].
  public String gateAsk(String gate) {
    return gate(gate) + "/ask";
  }

  /// Hub to gate: [GateTime].
  public String gateTime(String gate) {
    return gate(gate) + "/time";
  }

  /// Filter for one kind of message of all trolleys, such as `commands`.
  public String ofAllTrolleys(String kind) {
    return root() + "trolley/+/" + kind;
  }

  /// Filter for one kind of message of all gates, such as `redeemed`.
  public String ofAllGates(String kind) {
    return root() + "gate/+/" + kind;
  }

  /// The device id in a topic of [#ofAllTrolleys(String)] or [#ofAllGates(String)].
  public static String deviceOf(String topic) {
    String[] levels = topic.split("/", -1);
    if (levels.length != 6) {
      throw new IllegalArgumentException("no device topic: " + topic);
    }
    return id(levels[4]);
  }

  private String root() {
    return "qless/1/" + store + '/';
  }

  private String trolley(String id) {
    return root() + "trolley/" + id(id);
  }

  private String gate(String id) {
    return root() + "gate/" + id(id);
  }

  private static String id(String id) {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException(
          "an id has 1 to 32 letters, digits and dashes: \"" + id + '"');
    }
    return id;
  }
}
