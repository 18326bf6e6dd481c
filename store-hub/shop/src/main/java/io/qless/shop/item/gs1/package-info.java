/// GS1 messages: what FNC1 symbols, bracketed text and Digital Link addresses say in the words of
/// GS1, as checked [io.qless.shop.item.gs1.Element]s.
///
/// An *AI* (application identifier) names what its value means; the table of all AIs is data, with
/// its source and version in its head, and [io.qless.shop.item.gs1.AiTable] holds it.
/// [io.qless.shop.item.gs1.ElementString], [io.qless.shop.item.gs1.BracketedText] and
/// [io.qless.shop.item.gs1.DigitalLink] read one form each; [io.qless.shop.item.gs1.Associations]
/// tells which AIs miss or exclude one another. The *rules* that a value keeps go by the names of
/// GS1's own dictionary, in `PartCheck`; countries, currencies and packages are lists in
/// `code-lists.properties`. A *fault* names the AI and the position. Start with
/// [io.qless.shop.item.gs1.ElementString].
@NullMarked
package io.qless.shop.item.gs1;

import org.jspecify.annotations.NullMarked;
