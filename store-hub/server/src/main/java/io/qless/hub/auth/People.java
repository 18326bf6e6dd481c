package io.qless.hub.auth;

import io.qless.contract.pass.SigningKey;
import io.qless.hub.family.Access;
import io.qless.hub.storage.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// All that the hub has for people with accounts, put together. Safe for any thread; lives as long
/// as the hub.
public final class People {

  /// Names of the files in the data directory, each readable by the hub's user only.
  static final String KEY_FILE = "access-token.key";

  static final String PEPPER_FILE = "code-pepper";
  static final String OUTBOX_FILE = "simulated-codes.jsonl";

  private final SimulatedOutbox outbox;
  private final LoginDesk logins;
  private final UserDesk users;
  private final BadgeDesk badges;
  private final MemberDesk members;
  private final TripLinks trips;
  private final StaffJournal staff;

  /// @param directory of the hub's data
  /// @param store its name in tokens
  /// @param phones whom a participant's token lets into which trip
  public People(
      Path directory,
      Database journal,
      String store,
      Function<String, Optional<Access>> phones,
      InstantSource clock) {
    AuthDatabase database = new AuthDatabase(journal);
    PasswordHashes hashes = new PasswordHashes();
    outbox = new SimulatedOutbox(directory.resolve(OUTBOX_FILE), clock);
    Pepper pepper = new Pepper(Secrets.keyInFile(directory.resolve(PEPPER_FILE)));
    AccessTokens tokens =
        new AccessTokens(store, SigningKey.loadOrCreate(directory.resolve(KEY_FILE)), clock);
    OneTimeCodes codes = new OneTimeCodes(database, pepper, outbox, clock);
    logins = new LoginDesk(database, hashes, codes, tokens, clock);
    users = new UserDesk(journal, hashes, clock);
    trips = new TripLinks(journal, phones, clock);
    staff = new StaffJournal(journal, clock);
    members = new MemberDesk(database, clock);
    badges = new BadgeDesk(database, pepper, tokens, staff, clock);
  }

  /// The codes that were not sent.
  public SimulatedOutbox outbox() {
    return outbox;
  }

  public LoginDesk logins() {
    return logins;
  }

  public UserDesk users() {
    return users;
  }

  /// How staff come in at trolleys.
  public BadgeDesk badges() {
    return badges;
  }

  /// How shoppers show their account at trolleys.
  public MemberDesk members() {
    return members;
  }

  /// Whose trips they are.
  public TripLinks trips() {
    return trips;
  }

  public StaffJournal staff() {
    return staff;
  }
}
