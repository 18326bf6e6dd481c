package io.qless.shop.tax;

import io.qless.shop.catalogue.LocalText;
import java.util.Map;
import java.util.Set;

/// A state or union territory by its GST code, the first two digits of a GSTIN.
///
/// @param code two digits
public record StateCode(String code) {

  private static final Map<String, LocalText> NAMES =
      Map.ofEntries(
          state("01", "Jammu and Kashmir", "जम्मू और कश्मीर"),
          state("02", "Himachal Pradesh", "हिमाचल प्रदेश"),
          state("03", "Punjab", "पंजाब"),
          state("04", "Chandigarh", "चंडीगढ़"),
          state("05", "Uttarakhand", "उत्तराखंड"),
          state("06", "Haryana", "हरियाणा"),
          state("07", "Delhi", "दिल्ली"),
          state("08", "Rajasthan", "राजस्थान"),
          state("09", "Uttar Pradesh", "उत्तर प्रदेश"),
          state("10", "Bihar", "बिहार"),
          state("11", "Sikkim", "सिक्किम"),
          state("12", "Arunachal Pradesh", "अरुणाचल प्रदेश"),
          state("13", "Nagaland", "नागालैंड"),
          state("14", "Manipur", "मणिपुर"),
          state("15", "Mizoram", "मिज़ोरम"),
          state("16", "Tripura", "त्रिपुरा"),
          state("17", "Meghalaya", "मेघालय"),
          state("18", "Assam", "असम"),
          state("19", "West Bengal", "पश्चिम बंगाल"),
          state("20", "Jharkhand", "झारखंड"),
          state("21", "Odisha", "ओडिशा"),
          state("22", "Chhattisgarh", "छत्तीसगढ़"),
          state("23", "Madhya Pradesh", "मध्य प्रदेश"),
          state("24", "Gujarat", "गुजरात"),
          state(
              "26", "Dadra and Nagar Haveli and Daman and Diu", "दादरा और नगर हवेली और दमन और दीव"),
          state("27", "Maharashtra", "महाराष्ट्र"),
          state("29", "Karnataka", "कर्नाटक"),
          state("30", "Goa", "गोवा"),
          state("31", "Lakshadweep", "लक्षद्वीप"),
          state("32", "Kerala", "केरल"),
          state("33", "Tamil Nadu", "तमिलनाडु"),
          state("34", "Puducherry", "पुदुच्चेरी"),
          state("35", "Andaman and Nicobar Islands", "अंडमान और निकोबार द्वीपसमूह"),
          state("36", "Telangana", "तेलंगाना"),
          state("37", "Andhra Pradesh", "आंध्र प्रदेश"),
          state("38", "Ladakh", "लद्दाख"));

  /// Those without a legislature levy UTGST instead of SGST (UTGST Act 2017, section 2).
  private static final Set<String> WITHOUT_LEGISLATURE = Set.of("04", "26", "31", "35", "38");

  public StateCode {
    if (!NAMES.containsKey(code)) {
      throw new IllegalArgumentException("no state has the GST code \"" + code + '"');
    }
  }

  public LocalText name() {
    return NAMES.getOrDefault(code, new LocalText(code, ""));
  }

  /// What the local half of the tax is called here.
  public String localTax() {
    return WITHOUT_LEGISLATURE.contains(code) ? "UTGST" : "SGST";
  }

  private static Map.Entry<String, LocalText> state(String code, String en, String hi) {
    return Map.entry(code, new LocalText(en, hi));
  }
}
