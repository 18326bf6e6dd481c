package io.qless.monkey;

import io.qless.contract.link.FaultProxy;
import io.qless.contract.link.FaultProxy.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What the monkey breaks, and puts right some steps later: cables, the hub, the trolley's own
/// program, scanner and scale. The monkey's thread only.
final class Vandal {

  private static final List<Fault> CABLE_FAULTS =
      List.of(
          Fault.CUT,
          Fault.CUT,
          Fault.BLACK_HOLE,
          Fault.SLOW,
          Fault.HALF,
          Fault.DROP_AFTER_ACCEPT,
          Fault.SILENT_ACCEPT);

  private static final int MOST_STEPS = 45;

  private final Grounds grounds;
  private final Findings findings;
  private final List<Repair> repairs = new ArrayList<>();
  private volatile boolean hubUp = true;
  private long step;
  private int hubKills;
  private int trolleyKills;
  private int cuts;

  private record Repair(long due, String name, Runnable work) {}

  Vandal(Grounds grounds, Findings findings) {
    this.grounds = grounds;
    this.findings = findings;
  }

  List<Deed> deeds() {
    return List.of(
        new Deed(10, "break mqtt", dice -> breakCable(grounds.cables().mqtt(), dice)),
        new Deed(8, "break http", dice -> breakCable(grounds.cables().http(), dice)),
        new Deed(4, "cut all", this::cutAll),
        new Deed(3, "kill hub", this::killHub),
        new Deed(3, "kill trolley", _ -> killTrolley()),
        new Deed(4, "unplug scanner", this::unplugScanner),
        new Deed(4, "unplug scale", this::unplugScale),
        new Deed(4, "drift", this::drift));
  }

  /// Puts right what is due.
  void stepBegins(long now) {
    step = now;
    for (Repair repair : List.copyOf(repairs)) {
      if (repair.due() <= now) {
        repairs.remove(repair);
        repair.work().run();
      }
    }
  }

  /// Puts everything right.
  void repairAll() {
    List<Repair> open = List.copyOf(repairs);
    repairs.clear();
    open.forEach(repair -> repair.work().run());
    grounds.cables().restore();
    if (!grounds.trolley().alive()) {
      grounds.trolley().start();
    }
    grounds.trolley().desk().ask("plug");
    grounds.trolley().paw().ask("cell-in");
    grounds.trolley().paw().ask("empty");
  }

  boolean isHubUp() {
    return hubUp;
  }

  int hubKills() {
    return hubKills;
  }

  int trolleyKills() {
    return trolleyKills;
  }

  int cuts() {
    return cuts;
  }

  private void later(Random dice, String name, Runnable work) {
    repairs.add(new Repair(step + dice.nextInt(3, MOST_STEPS), name, work));
  }

  private String breakCable(FaultProxy cable, Random dice) {
    Fault fault = CABLE_FAULTS.get(dice.nextInt(CABLE_FAULTS.size()));
    cuts++;
    cable.fault(fault);
    later(dice, "" + fault, cable::restore);
    return "" + fault;
  }

  private String cutAll(Random dice) {
    cuts++;
    grounds.cables().mqtt().cut();
    grounds.cables().http().cut();
    later(dice, "all cut", grounds.cables()::restore);
    return "";
  }

  private String killHub(Random dice) {
    if (!hubUp) {
      return "is away already";
    }
    hubUp = false;
    hubKills++;
    grounds.hub().kill();
    later(dice, "hub", () -> Thread.ofPlatform().name("hub-again").daemon().start(this::hubAgain));
    return "";
  }

  private void hubAgain() {
    try {
      grounds.hub().again();
      hubUp = true;
    } catch (RuntimeException failed) {
      findings.add("step " + step, "the hub does not start again: " + failed.getMessage());
    }
  }

  /// It is there again before the next step: nobody can press a dark screen.
  private String killTrolley() {
    trolleyKills++;
    grounds.trolley().kill();
    grounds.trolley().start();
    return "";
  }

  private String unplugScanner(Random dice) {
    later(dice, "scanner", () -> grounds.trolley().desk().ask("plug"));
    return grounds.trolley().desk().ask("unplug");
  }

  private String unplugScale(Random dice) {
    later(dice, "scale", () -> grounds.trolley().paw().ask("cell-in"));
    return grounds.trolley().paw().ask("cell-out");
  }

  private String drift(Random dice) {
    later(dice, "drift", () -> grounds.trolley().paw().ask("drift 0"));
    return grounds.trolley().paw().ask("drift " + dice.nextInt(-2_000, 2_000));
  }
}
