package io.qless.kiosk.core;

import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.contract.rest.MemberEntry;
import io.qless.contract.rest.StaffEntry;
import io.qless.kiosk.storage.KeptScan;
import io.qless.kiosk.storage.StoreException;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.CareView;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.catalogue.Shelf;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each kind of scan leads to: goods go into the trip, and begin a guest's if none is open; a
/// family QR brings the trip of another trolley; badges and accounts are the hub's to know. Used on
/// the trip lane only.
final class ScanDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ScanDesk.class);

  /// A trolley that stood still for longer may have another shopper.
  private static final Duration STILL_WANTED = Duration.ofMinutes(10);

  private final TripStore store;
  private final CurrentTrip trip;
  private final StaffDesk staff;
  private final Shelf shelf;
  private final HubPort hub;
  private final NoticeBoard board;
  private final InstantSource clock;

  ScanDesk(
      TripStore store,
      CurrentTrip trip,
      StaffDesk staff,
      Shelf shelf,
      HubPort hub,
      NoticeBoard board,
      InstantSource clock) {
    this.store = store;
    this.trip = trip;
    this.staff = staff;
    this.shelf = shelf;
    this.hub = hub;
    this.board = board;
    this.clock = clock;
  }

  /// Takes one scan. A command that comes of it is kept in one step with the scan's number.
  void take(ScannedCode code) {
    try {
      store.comesOf(Optional.of(named(code)));
      take(Scanned.read(code, shelf, clock.instant()));
    } catch (StoreException failed) {
      LOG.error("the catalogue on this trolley failed: {}", failed.getMessage());
      board.refused(RefusalCode.PRICE_UNKNOWN);
    } finally {
      store.comesOf(Optional.empty());
    }
  }

  /// Takes up what a scanner handed over before the program was ended in the middle of it: goods
  /// that no command was kept for. Nobody stands there any more who showed a badge.
  void takeUp(List<ScannedCode> left) {
    int done = 0;
    for (int i = 0; i < left.size(); i++) {
      if (store.lastScan(left.get(i).deviceId()).equals(Optional.of(named(left.get(i))))) {
        done = i + 1;
      }
    }
    for (ScannedCode code : left.subList(done, left.size())) {
      boolean wanted =
          isRecent(code) && Scanned.read(code, shelf, clock.instant()) instanceof Scanned.Wanted;
      LOG.info("scan {} of before the restart is {}", code.sequence(), wanted ? "taken" : "left");
      if (wanted) {
        take(code);
      }
    }
  }

  /// Tells of input that was thrown away.
  void reject(ScanReject reject) {
    LOG.warn("scanner input thrown away: {}, {} bytes", reject.cause(), reject.bytes());
    if (reject.cause() == ScanReject.Cause.NOT_KEPT) {
      board.say(CareView.Notice.Tone.REFUSED, "NOT_KEPT");
    } else {
      board.refused(RefusalCode.CODE_UNREADABLE);
    }
  }

  private boolean isRecent(ScannedCode code) {
    return Duration.between(code.at(), clock.instant()).abs().compareTo(STILL_WANTED) <= 0;
  }

  private static KeptScan named(ScannedCode code) {
    return new KeptScan(code.deviceId(), code.sequence(), code.at().toEpochMilli());
  }

  private void take(Scanned scan) {
    switch (scan) {
      case Scanned.Badge badge -> staff.enter(StaffEntry.byBadge(badge.secret()));
      case Scanned goods when staff.takes(goods, shelf) -> {}
      case Scanned.Member member -> showMember(member.code());
      case Scanned.Invitation invitation -> takeOver(invitation.secret());
      case Scanned.Refused refused -> board.refused(refused.code());
      case Scanned.Wanted wanted -> decide(wanted.command());
    }
  }

  private void decide(Command command) {
    beginIfNone();
    trip.decide(command);
  }

  private void showMember(String code) {
    beginIfNone();
    trip.trip().ifPresent(open -> hub.memberShows(new MemberEntry(code, open.session().text())));
  }

  private void beginIfNone() {
    if (!trip.isOpen()) {
      trip.begin();
    }
  }

  private void takeOver(String secret) {
    if (trip.isOpen()) {
      board.refused(RefusalCode.TRIP_ALREADY_OPEN);
    } else {
      hub.takeTripOver(secret);
    }
  }
}
