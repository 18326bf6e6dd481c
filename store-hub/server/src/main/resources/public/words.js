// What the page says, in English and Hindi, and how it writes money and weights.

const WORDS = {
  en: {
    other: 'हिन्दी', otherLabel: 'पेज हिन्दी में दिखाएँ',
    joinTitle: 'Join the trolley', joinText: 'See what is in it, watch the budget and add your wishes.',
    yourName: 'Your name', join: 'Join', nameMissing: 'Please type your name.',
    trolley: 'Trolley {0}', alone: 'only you', together: '{0} phones',
    offline: 'Offline. Showing what we saw last.',
    budget: 'Budget', noBudget: 'No limit is set for this trip.', setBudget: 'Set', changeBudget: 'Change',
    budgetAsk: 'How much may this trip cost?', rupees: 'Rupees, empty for no limit',
    SAFE: '{0} of {1} left', WARNING: 'Careful: only {0} of {1} left', DANGER: '{0} over the budget of {1}',
    withWishes: 'With all wishes about {0}',
    inTrolley: 'In the trolley', trolleyEmpty: 'Nothing yet. Things appear here as soon as they are scanned.',
    items: '{0} items', item: '1 item',
    wishes: 'Wishes', noWishes: 'No wishes yet. What would you like?', addWish: 'Add a wish', about: 'about {0}',
    wishedBy: '{0}’s wish', yourWish: 'your wish', you: 'you', addedBy: 'added by {0}', trolleyItself: 'trolley', staff: 'staff',
    takeBack: 'Take back the wish for {0}', wished: 'Wished: {0}', wish: 'Wish',
    wishFor: 'Wish for {0}', searchHint: 'Rice, soap, mango …', nothingFound: 'Nothing found.', typeMore: 'Type what you are looking for.',
    savings: 'Savings', noSavings: 'Offers show up here by themselves.', coupon: 'Add a coupon', couponCode: 'Coupon code', apply: 'Use it', couponUsed: 'Coupon {0} is on the bill.',
    save: 'Save', cancel: 'Cancel', close: 'Close', saved: '{0} saved', perKilo: '{0}/kg', each: '{0} each', age: '{0}+',
    assist: 'Staff are on their way', holdAGE: 'Staff will look at an age', holdWEIGHT: 'The scale has a question at the trolley', holdSCALE_FAULT: 'The scale needs help', holdAUDIT: 'Staff will check a few things',
    QUOTED: 'The bill is ready: {0}', REQUESTED: 'The bill is ready: {0}', AWAITING: 'Waiting for {0} to be paid', PAID: '{0} paid. Thank you!',
    atTrolley: 'Pay at the trolley.', payHere: 'Pay on this phone', simulated: 'Practice: no real money moves.', invoice: 'Invoice {0}, {1} points earned',
    overTitle: 'The trip is over', LEFT: 'Thank you for shopping. Come again!', CANCELLED: 'The trip was cancelled.', ABANDONED: 'The trip ended as nobody used the trolley any more.',
    scanTitle: 'Scan the code on a trolley', scanText: 'Tap “Family” on the trolley and point this phone’s camera at the code it shows.',
    LINK_NOT_GOOD: 'This link was used already or is too old. Scan the code on the trolley again.',
    NETWORK: 'No connection. Please try again.',
    CHECKOUT_OPEN: 'The bill is being paid; wishes can wait.', ALREADY_PAID: 'The trip is paid already.', NO_OPEN_TRIP: 'The trip is over.',
    ARTICLE_UNKNOWN: 'The store no longer sells this.', CART_FULL: 'There are too many wishes already.', COUPON_UNKNOWN: 'No coupon has this code.',
    COUPON_NOT_VALID_NOW: 'This coupon is not valid today.', COUPON_ALREADY_APPLIED: 'This coupon is on the bill already.', TRIP_FULL: 'As many phones as may share a trip are in it.',
    failed: 'That did not work. ({0})',
  },
  hi: {
    other: 'English', otherLabel: 'Show the page in English',
    joinTitle: 'ट्रॉली से जुड़ें', joinText: 'देखें कि इसमें क्या है, बजट पर नज़र रखें और अपनी पसंद जोड़ें।',
    yourName: 'आपका नाम', join: 'जुड़ें', nameMissing: 'कृपया अपना नाम लिखें।',
    trolley: 'ट्रॉली {0}', alone: 'केवल आप', together: '{0} फ़ोन',
    offline: 'ऑफ़लाइन। यह पिछली जानकारी है।',
    budget: 'बजट', noBudget: 'इस ख़रीदारी की कोई सीमा तय नहीं है।', setBudget: 'तय करें', changeBudget: 'बदलें',
    budgetAsk: 'इस बार कितना ख़र्च हो सकता है?', rupees: 'रुपये, सीमा न हो तो ख़ाली छोड़ें',
    SAFE: '{1} में से {0} बाक़ी', WARNING: 'ध्यान दें: {1} में से केवल {0} बाक़ी', DANGER: '{1} के बजट से {0} ज़्यादा',
    withWishes: 'सारी पसंद के साथ लगभग {0}',
    inTrolley: 'ट्रॉली में', trolleyEmpty: 'अभी कुछ नहीं। स्कैन होते ही चीज़ें यहाँ दिखेंगी।',
    items: '{0} चीज़ें', item: '1 चीज़',
    wishes: 'पसंद', noWishes: 'अभी कोई पसंद नहीं। आपको क्या चाहिए?', addWish: 'पसंद जोड़ें', about: 'लगभग {0}',
    wishedBy: '{0} की पसंद', yourWish: 'आपकी पसंद', you: 'आप', addedBy: '{0} ने जोड़ा', trolleyItself: 'ट्रॉली', staff: 'कर्मचारी',
    takeBack: '{0} को पसंद से हटाएँ', wished: 'पसंद में जोड़ा: {0}', wish: 'चाहिए',
    wishFor: '{0} चाहिए', searchHint: 'चावल, साबुन, आम …', nothingFound: 'कुछ नहीं मिला।', typeMore: 'जो चाहिए वह लिखें।',
    savings: 'बचत', noSavings: 'ऑफ़र यहाँ अपने आप दिखेंगे।', coupon: 'कूपन जोड़ें', couponCode: 'कूपन कोड', apply: 'लगाएँ', couponUsed: 'कूपन {0} बिल पर है।',
    save: 'सहेजें', cancel: 'रद्द करें', close: 'बंद करें', saved: '{0} की बचत', perKilo: '{0}/किग्रा', each: '{0} प्रति नग', age: '{0}+',
    assist: 'कर्मचारी आ रहे हैं', holdAGE: 'कर्मचारी आयु देखेंगे', holdWEIGHT: 'ट्रॉली के तराज़ू का एक सवाल है', holdSCALE_FAULT: 'तराज़ू को मदद चाहिए', holdAUDIT: 'कर्मचारी कुछ चीज़ें देखेंगे',
    QUOTED: 'बिल तैयार है: {0}', REQUESTED: 'बिल तैयार है: {0}', AWAITING: '{0} के भुगतान का इंतज़ार', PAID: '{0} का भुगतान हो गया। धन्यवाद!',
    atTrolley: 'ट्रॉली पर भुगतान करें।', payHere: 'इस फ़ोन से भुगतान करें', simulated: 'अभ्यास: असली पैसा नहीं लगता।', invoice: 'इनवॉइस {0}, {1} अंक मिले',
    overTitle: 'ख़रीदारी पूरी हुई', LEFT: 'ख़रीदारी के लिए धन्यवाद। फिर आइए!', CANCELLED: 'ख़रीदारी रद्द कर दी गई।', ABANDONED: 'ट्रॉली का उपयोग बंद होने से ख़रीदारी समाप्त हो गई।',
    scanTitle: 'ट्रॉली पर बना कोड स्कैन करें', scanText: 'ट्रॉली पर “परिवार” दबाएँ और इस फ़ोन का कैमरा उस कोड पर रखें।',
    LINK_NOT_GOOD: 'यह लिंक इस्तेमाल हो चुका है या पुराना है। ट्रॉली का कोड फिर से स्कैन करें।',
    NETWORK: 'कनेक्शन नहीं है। कृपया फिर कोशिश करें।',
    CHECKOUT_OPEN: 'बिल का भुगतान हो रहा है; पसंद रुक सकती है।', ALREADY_PAID: 'भुगतान हो चुका है।', NO_OPEN_TRIP: 'ख़रीदारी समाप्त हो चुकी है।',
    ARTICLE_UNKNOWN: 'यह अब दुकान में नहीं मिलता।', CART_FULL: 'पहले से बहुत सारी पसंद हैं।', COUPON_UNKNOWN: 'इस कोड का कोई कूपन नहीं है।',
    COUPON_NOT_VALID_NOW: 'यह कूपन आज मान्य नहीं है।', COUPON_ALREADY_APPLIED: 'यह कूपन पहले से बिल पर है।', TRIP_FULL: 'जितने फ़ोन जुड़ सकते हैं, जुड़ चुके हैं।',
    failed: 'यह नहीं हो पाया। ({0})',
  },
};

const MONEY = {
  en: new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' }),
  hi: new Intl.NumberFormat('hi-IN-u-nu-latn', { style: 'currency', currency: 'INR' }),
};

export let language = localStorage.getItem('qless-language')
  ?? (navigator.languages.some(tag => tag.startsWith('hi')) ? 'hi' : 'en');

export function switchLanguage() {
  language = language === 'en' ? 'hi' : 'en';
  localStorage.setItem('qless-language', language);
}

/** A text with its values filled in; values are text and stay text. */
export function say(key, ...values) {
  const text = WORDS[language][key] ?? key;
  return text.replace(/\{(\d)\}/g, (whole, index) => values[index] ?? whole);
}

export function has(key) {
  return key in WORDS[language];
}

export function money(paise) {
  return MONEY[language].format(paise / 100);
}

export function weight(grams) {
  const kilo = language === 'hi' ? 'किग्रा' : 'kg';
  const gram = language === 'hi' ? 'ग्राम' : 'g';
  return grams < 1000 ? `${grams} ${gram}` : `${(grams / 1000).toFixed(3)} ${kilo}`;
}

/** A text of the store in the language of the page. */
export function local(text) {
  return text[language] ?? text.en;
}
