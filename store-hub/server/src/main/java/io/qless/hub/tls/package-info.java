/// The certificate of the hub's encrypted doors: made by the hub's own set-up from a *store CA*, or
/// brought by whoever has a domain; watched while the hub runs, and taken up again once it was
/// renewed.
///
/// A *store CA* is the store's own authority. Whoever installs its certificate believes the store's
/// hub, and, by its name constraints, nothing else in the world. The *server certificate* is what
/// the hub shows; it lasts a year and is renewed, while the store CA stays.
///
/// Start reading at [io.qless.hub.tls.CertificateSetUp] and [io.qless.hub.tls.CertificateWatch].
@NullMarked
package io.qless.hub.tls;

import org.jspecify.annotations.NullMarked;
