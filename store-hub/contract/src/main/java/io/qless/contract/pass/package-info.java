/// The right to leave: made by the hub when a trip is paid, shown as a QR code, checked by a gate
/// without a network.
///
/// An [ExitPass] is one paid trip's right to open one gate once, within ten minutes. On paper and
/// screen it is a signed text (a JSON Web Token, RFC 7519, ES256); [PassSigner] writes it with the
/// hub's [SigningKey], [PassVerifier] reads it with the public [PassKeys] and is stricter than the
/// token library: see its list. To *redeem* a pass is to use it up; whoever redeems remembers the
/// pass id, never the text, because the same pass can be written in several ways. What is not about
/// passes, only about signed texts, stands in [SignedClaims]; the hub's own tokens use it, too.
///
/// Words: *pass id* (`jti`) is a random number that nobody can guess; *key id* (`kid`) names the
/// key that signed; *JWKS* is the usual JSON form of a set of public keys (RFC 7517).
@NullMarked
package io.qless.contract.pass;

import org.jspecify.annotations.NullMarked;
