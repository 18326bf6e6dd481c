/// People: who they are, how they get in, and what they may.
///
/// A *login name* ([io.qless.hub.auth.LoginName]) is a phone number or an e-mail address. Whoever
/// reads what is sent there proves it with a *one-time code*, and may *register*: that makes an
/// *account*. From then on the code, or a *password*, lets the person in on any device. A login
/// gives an *access token* for a quarter of an hour and a *refresh token* that gets the next pair,
/// once; all that came from one login is its *family*, which ends as a whole. *Staff* are accounts
/// with the role attendant or admin; the first is made with the admin token.
///
/// A phone in a trip is a *guest* until it logs in; then its participant, and the trip if it is
/// nobody's yet, belong to the account: others ask [io.qless.hub.auth.TripCustomers]. Start at
/// [io.qless.hub.auth.LoginDesk]; [io.qless.hub.auth.People] puts everything together.
@NullMarked
package io.qless.hub.auth;

import org.jspecify.annotations.NullMarked;
