package io.qless.hub.exit;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassRefusal;
import io.qless.contract.pass.PassVerdict;
import io.qless.contract.pass.PassVerifier;
import io.qless.contract.rest.KeyList;
import io.qless.hub.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// With which keys exit passes of this store are good: this hub's own ([KeyRing]) and those of the
/// hubs that work on the same database. One per hub; any thread may call.
///
/// A secret half never leaves its hub. The public ones stand in the database, each written by the
/// hub that signs with it, so that a gate which hears one hub alone takes the passes of all. A hub
/// writes down its next key before it signs with it; who trusts the database with what was paid
/// trusts it with this too.
public final class StoreKeys {

  /// A hub that was not there for so long is a new one to the gates: as long as gates may be away
  /// twice over. Also how long the keys of a hub that is gone for good are taken.
  static final Duration KEEPS = KeyRing.LEAD.multipliedBy(2);

  /// What is written down more seldom than asked for: the table is read each time, and written when
  /// a quarter of the time is over.
  private static final Duration WRITE_AGAIN = KEEPS.dividedBy(4);

  private static final Logger LOG = LoggerFactory.getLogger(StoreKeys.class);

  private final KeyRing own;
  private final JdbcKeyStore rows;
  private final InstantSource clock;
  private final PassVerifier verifier;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /// Held while the database is read, and never while a pass is signed: that happens inside a
  /// transaction, which must not wait for another.
  private final Object reading = new Object();

  private volatile PassKeys published;

  /// Guarded by this.
  private List<PublicHalf> others = List.of();

  /// Writes down the public halves of the own keys, and reads the others'.
  StoreKeys(String store, Database journal, KeyRing own, InstantSource clock) {
    this.own = own;
    this.clock = clock;
    rows = new JdbcKeyStore(journal);
    published = PublicHalf.together(own.halves(clock.instant()));
    verifier = new PassVerifier(store, this::published, clock);
    own.listen(this::join);
    readAndWrite();
    join();
  }

  /// Told after each change of what is published.
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /// The public keys with which a pass is good now.
  PassKeys published() {
    return published;
  }

  /// Signs a pass with this hub's own key.
  String sign(ExitPass pass) {
    return own.sign(pass);
  }

  /// Checks a text as it came from a scanner. A key that nobody knows may be one that another hub
  /// made a moment ago.
  PassVerdict verify(String text) {
    PassVerdict verdict = verifier.verify(text);
    boolean unknown = verdict.equals(new PassVerdict.Refused(PassRefusal.UNKNOWN_KEY));
    return unknown && refresh() ? verifier.verify(text) : verdict;
  }

  /// Makes the key that is to follow, and publishes it.
  ///
  /// @param lead after which it signs; zero: at once, for a key that somebody else may have
  /// @return false if one waits already, or too many were changed of late
  public boolean rotate(Duration lead) {
    boolean made = own.rotate(lead);
    refresh();
    return made;
  }

  /// Lets the next key sign if it is due, takes old ones off, and looks what other hubs have.
  void turn() {
    own.turn();
    refresh();
  }

  /// The keys as an admin sees them.
  public KeyList list() {
    List<KeyList.Key> keys = new ArrayList<>(own.list().keys());
    synchronized (this) {
      others.forEach(
          half -> keys.add(new KeyList.Key(half.keyId(), KeyList.OTHER_HUB, half.until())));
    }
    return new KeyList(keys);
  }

  /// @return whether something changed
  private boolean refresh() {
    readAndWrite();
    return join();
  }

  /// Without the database, the keys known so far count on until their time.
  private void readAndWrite() {
    synchronized (reading) {
      Instant now = clock.instant();
      try {
        List<PublicHalf> mine = own.halves(now.plus(KEEPS));
        List<PublicHalf> written = rows.living(now);
        for (PublicHalf half : mine) {
          if (isNews(half, written)) {
            rows.keep(half, now);
          }
        }
        Set<String> names = mine.stream().map(PublicHalf::keyId).collect(Collectors.toSet());
        List<PublicHalf> foreign =
            written.stream()
                .filter(half -> !names.contains(half.keyId()) && half.isSound())
                .toList();
        synchronized (this) {
          others = foreign;
        }
      } catch (RuntimeException failed) {
        LOG.warn("the keys of the other hubs could not be read; this is tried again", failed);
      }
    }
  }

  private static boolean isNews(PublicHalf half, List<PublicHalf> written) {
    Optional<PublicHalf> row =
        written.stream().filter(each -> each.keyId().equals(half.keyId())).findFirst();
    return row.isEmpty()
        || row.get().state() != half.state()
        || row.get().until().plus(WRITE_AGAIN).isBefore(half.until());
  }

  /// Puts the own keys and the others' together, from memory.
  private boolean join() {
    synchronized (this) {
      Instant now = clock.instant();
      List<PublicHalf> all = new ArrayList<>(own.halves(now.plus(KEEPS)));
      others.stream().filter(half -> now.isBefore(half.until())).forEach(all::add);
      PassKeys keys = PublicHalf.together(all);
      if (keys.toJwks().equals(published.toJwks())) {
        return false;
      }
      LOG.info("exit passes are good with the keys {}", keys.keyIds());
      published = keys;
    }
    listeners.forEach(Runnable::run);
    return true;
  }
}
