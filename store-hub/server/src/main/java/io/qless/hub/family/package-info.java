/// The family's phones in a trip: how they join, what they may ask for, and what they see.
///
/// A trolley shows a *join link* with a secret that works once and not for long. Whoever opens it
/// becomes a *participant* and gets a *token*, good for that trip only. A phone's commands are
/// numbered like a trolley's, so asking twice is the same as asking once.
///
/// Where the store wants it, who opened the link *asks*, and the *owner* answers: whoever holds the
/// trolley, or the first phone of a trip that has none. Start at [io.qless.hub.family.FamilyDesk].
@NullMarked
package io.qless.hub.family;

import org.jspecify.annotations.NullMarked;
