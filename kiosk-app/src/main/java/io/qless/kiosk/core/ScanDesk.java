package io.qless.kiosk.core;

import io.qless.bridge.scanner.ScannedCode;
import io.qless.contract.rest.MemberEntry;
import io.qless.contract.rest.StaffEntry;
import io.qless.kiosk.storage.StoreException;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.catalogue.Shelf;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each kind of scan leads to: goods go into the trip, and begin a guest's if none is open; a
/// family QR brings the trip of another trolley; badges and accounts are the hub's to know. Used on
/// the trip lane only.
final class ScanDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ScanDesk.class);

  private final CurrentTrip trip;
  private final StaffDesk staff;
  private final Shelf shelf;
  private final HubPort hub;
  private final NoticeBoard board;
  private final InstantSource clock;

  ScanDesk(
      CurrentTrip trip,
      StaffDesk staff,
      Shelf shelf,
      HubPort hub,
      NoticeBoard board,
      InstantSource clock) {
    this.trip = trip;
    this.staff = staff;
    this.shelf = shelf;
    this.hub = hub;
    this.board = board;
    this.clock = clock;
  }

  /// Takes one scan.
  void take(ScannedCode code) {
    try {
      take(Scanned.read(code, shelf, clock.instant()));
    } catch (StoreException failed) {
      LOG.error("the catalogue on this trolley failed: {}", failed.getMessage());
      board.refused(RefusalCode.PRICE_UNKNOWN);
    }
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
