/// HTTP doors of the hub. Each feature answers with its own types; the routes here turn them into
/// HTTP and add nothing.
///
/// Four kinds of callers come in: phones with a participant's token, trolleys and gates with their
/// own password, the store admin with the admin token, and payment providers with signed bodies.
/// Whatever goes wrong is answered with a [io.qless.contract.rest.Problem]. Start at
/// [io.qless.hub.web.WebEdge].
@NullMarked
package io.qless.hub.web;

import org.jspecify.annotations.NullMarked;
