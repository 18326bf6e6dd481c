/// HTTP doors of the hub. Each feature answers with its own types; the routes here turn them into
/// HTTP and add nothing.
///
/// Five kinds of callers come in: phones with a participant's token, people with the access token
/// of their account, staff among them with the rights of their role, trolleys and gates with their
/// own password, and payment providers with signed bodies. The admin token opens what an admin may.
/// Whatever goes wrong is answered with a [io.qless.contract.rest.Problem]. Start at
/// [io.qless.hub.web.WebEdge].
@NullMarked
package io.qless.hub.web;

import org.jspecify.annotations.NullMarked;
