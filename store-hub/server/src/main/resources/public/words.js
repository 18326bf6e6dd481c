// What the page says, in English and Hindi, and how it writes money and weights.

import { ACCOUNT_WORDS } from './accountWords.js';
import { keep, kept } from './memory.js';
import { PAY_WORDS } from './payWords.js';
import { PHONE_WORDS } from './phoneWords.js';

/** Both languages have the same keys with the same places for values. */
export const WORDS = {
  en: {
    ...ACCOUNT_WORDS.en, ...PAY_WORDS.en, ...PHONE_WORDS.en,
    other: 'हिन्दी', otherLabel: 'पेज हिन्दी में दिखाएँ',
    // Joining
    joinTitle: 'Shop together', joinText: 'See what is in the trolley, watch the budget and send your wishes.',
    yourName: 'Your name', join: 'Join the trolley', joinBack: 'Back to the trip I am in', nameMissing: 'Please type your name.',
    scanTitle: 'Scan the code on a trolley', scanText: 'Point this phone’s camera at the “Shop together” code on the trolley’s screen.',
    linkTitle: 'This link does not work any more', connecting: 'Connecting …', noLine: 'No connection',
    connectingText: 'One moment: we are looking for your trolley.',
    waitTitle: 'Almost there', waitText: 'Please ask at the trolley: a tap there lets you in.',
    notInTitle: 'You are not in this trip', notInNO: 'The trolley said no. If that was a mistake, scan its code again.',
    notInTOO_LATE: 'Nobody tapped on the trolley in time. Scan its code again.', notInOVER: 'The trip ended before anybody let you in.',
    phoneAlone: 'Phone trip', TROLLEY_BUSY: 'That trolley has another trip. Please take a free one.', JOIN_UNKNOWN: 'That phone is not waiting any more.',
    // The trip
    trolley: 'Trolley {0}', alone: 'Only you so far', you: 'you', trolleyItself: 'trolley', staff: 'our staff',
    offline: 'No connection. This is what we saw last.',
    budget: 'Budget', noBudget: 'No limit is set for this trip.', setBudget: 'Set', changeBudget: 'Change',
    budgetAsk: 'How much may this trip cost?', rupees: 'In rupees; leave it empty for no limit',
    SAFE: '{0} of {1} left', WARNING: 'Careful: only {0} of {1} left', DANGER: '{0} over the budget of {1}',
    withWishes: 'With the family’s wishes: {0} of {1}. {2}.', statusSAFE: 'Safe', statusWARNING: 'Warning', statusDANGER: 'Over the budget',
    wayBack: 'Back to a safe budget with the fewest changes:', wayPutBack: 'Put back {0} × {1}', waySwap: 'Take {0} × {1} instead of {2}',
    wayAfter: 'After that: {0} of {1}, safe.', deposit: '{0} + {1} deposit',
    hintFree: 'Add {0} more for free', hintPieces: 'Add {0} more and save {1}', hintSpend: '{0} to go: {1}', hintSaves: 'saves {0}',
    inTrolley: 'In the trolley', bought: 'What you bought', trolleyEmpty: 'Nothing yet. Things appear here as soon as they are scanned.',
    items: '{0} items', item: '1 item', addedBy: 'added by {0}', perKilo: '{0}/kg', age: '{0}+',
    wishes: 'Wishes', noWishes: 'No wishes yet. What would you like?', about: 'about {0}',
    wishedBy: '{0}’s wish', yourWish: 'your wish', takeBack: 'Take back the wish for {0}', granted: '{0} is in the trolley.',
    savings: 'Savings', noSavings: 'Offers show up here by themselves.',
    coupon: 'Add a coupon', couponCode: 'Coupon code', apply: 'Use it', couponUsed: 'Coupon {0} is on the bill.',
    couponOff: 'Take coupon {0} off', slipWaits: 'Counts as soon as the bill is large enough.',
    couponWaits: 'Coupon {0} counts as soon as the bill is large enough.',
    total: 'So far', saved: '{0} saved', save: 'Save', cancel: 'Cancel', close: 'Close',
    // Wishing
    addWish: 'Add a wish', searchHint: 'Rice, soap, mango …', searchLabel: 'Search the store', typeMore: 'Type what you would like.',
    nothingFound: 'We found nothing for “{0}”.', wish: 'Wish', wishFor: 'Wish for {0}', wishDone: 'Wished', wishAgain: 'Wish for one more {0}; wished: {1}',
    // Before, while and after paying
    assist: 'Our staff are on their way to the trolley.', holdAGE: 'Before paying, our staff will check an age.',
    holdWEIGHT: 'Our staff will look at something on the scale with you.', holdSCALE_FAULT: 'The trolley’s scale needs a look. Just go on shopping.',
    holdAUDIT: 'Before paying, our staff will look at a few things.',
    billReady: 'The bill is ready', atTrolley: 'Pay on the trolley’s screen.', AWAITING: 'To pay', payHere: 'Pay on this phone',
    payCode: 'Payment code', payOther: 'or scan with the phone that pays', simulated: 'Practice: no real money moves',
    simulatedPaid: 'Simulated payment: no real money moved',
    thanks: 'Paid. Thank you!', invoice: 'Invoice', receipt: 'Save the receipt', points: 'Points earned',
    passTitle: 'Exit pass', passText: 'Hold this code to the reader at the gate.', passOnce: 'It opens once, for the whole trolley.',
    passSoon: 'Your pass is on its way.', passOld: 'A fresh code is on its way. Use the trolley’s screen if you are in a hurry.',
    overTitle: 'The trip is over', LEFT: 'Thank you. Come again!', CANCELLED: 'The trip was cancelled. Nothing was paid.',
    ABANDONED: 'The trip ended because nobody used the trolley any more.',
    // Refusals
    LINK_NOT_GOOD: 'It was used already or is too old. Scan the code on the trolley again.',
    NETWORK: 'No connection. Please try again.', HUB_FAILED: 'The store’s computer has a problem. Please try again soon.',
    CHECKOUT_OPEN: 'The bill is being paid. Changes are possible again if you go back to shopping.', ALREADY_PAID: 'The trip is paid already. You can walk out.',
    NOT_PAID: 'The receipt is there once the trip is paid.',
    NO_OPEN_TRIP: 'That trip is over. Scan the code on a trolley again.',
    ARTICLE_UNKNOWN: 'The store no longer sells this. Please choose something else.', CART_FULL: 'There are as many wishes as one trip may have. Take one back first.',
    CODE_UNREADABLE: 'That code can’t be read. Please try it once more.', CHECK_DIGIT_WRONG: 'That code was not read fully. Please try it once more.',
    CODE_NOT_FOR_THIS_STORE: 'That code is not from this store. Please use the barcode on the pack.',
    NEEDS_WEIGHT_LABEL: 'This is sold by weight. It needs a label from the counter scale.', NOT_SOLD_BY_WEIGHT: 'This is sold by the piece. Please use the barcode on the pack.',
    SALE_STOPPED: 'The store does not sell this at the moment. Please choose something else.', RECALLED: 'The maker has called this batch back. Please give it to our staff.',
    EXPIRED: 'Its date is over. Please take a fresh one.', PRICE_UNKNOWN: 'The price is being checked. Please try again in a moment.',
    CART_EMPTY: 'There is nothing in the trolley yet. Scan something first.', LINE_UNKNOWN: 'That is not in the trolley any more. Please look at the list again.',
    NOT_THAT_MANY: 'There are not that many in the trolley. Please look at the list again.', TRIP_ALREADY_OPEN: 'The trip is open already. Just go on.',
    NO_CHECKOUT: 'There is no bill yet. Tap Checkout on the trolley first.', HOLD_OPEN: 'Our staff take a quick look first. Then you can pay.',
    HOLD_UNKNOWN: 'That is settled already. You can go on.', PAYMENT_NOT_OPEN: 'This payment is closed. Please start again on the trolley.',
    BUYER_NEEDED: 'From ₹50,000 the invoice needs the buyer’s name and address. Please ask our staff.',
    AMOUNT_DIFFERS: 'The amount has changed. Please look at the bill and pay again.',
    WISH_UNKNOWN: 'That wish is not on the list any more. Please look at the list again.', COUPON_UNKNOWN: 'No coupon has this code. Please check it.',
    COUPON_NOT_VALID_NOW: 'This coupon is not valid today. Please check its dates or try another one.', COUPON_ALREADY_APPLIED: 'This coupon is on the bill already, or there is no room for another. Just go on.',
    TRIP_FULL: 'As many phones as may share a trip are in it. Shop along on one of them.', MALFORMED: 'That can’t be read. Please check what you typed.',
    COUPON_USED_UP: 'This coupon has been used up. The bill is without it.', COUPON_USED_BY_YOU: 'You have used this coupon already. Please try another one.',
    COUPON_NEEDS_ACCOUNT: 'This coupon is for shoppers who have signed in. Sign in here, then try again.', SLIP_ALREADY_USED: 'This slip for empties was counted already. Please ask our staff if that is wrong.',
    TOKEN_WRONG: 'This phone is no longer in the trip. Scan the code on the trolley again.',
    NOT_ALLOWED: 'This phone may not do that. Please ask our staff.', NUMBER_GAP: 'That did not arrive. Please try again.',
    NUMBER_USED: 'That did not arrive. Please try again.',
    failed: 'That did not work. Please try again. ({0})',
    TOO_FAST: 'That was very fast. Please wait a moment and try again.', TOO_SLOW: 'The connection is too slow just now. Please try again.',
    TOO_BIG: 'That is too much at once. Please make it shorter.',
  },
  hi: {
    ...ACCOUNT_WORDS.hi, ...PAY_WORDS.hi, ...PHONE_WORDS.hi,
    other: 'English', otherLabel: 'Show the page in English',
    joinTitle: 'साथ ख़रीदें', joinText: 'देखें कि ट्रॉली में क्या है, बजट पर नज़र रखें और अपनी इच्छाएँ भेजें।',
    yourName: 'आपका नाम', join: 'ट्रॉली से जुड़ें', joinBack: 'मेरी चल रही ख़रीदारी पर लौटें', nameMissing: 'कृपया अपना नाम लिखें।',
    scanTitle: 'ट्रॉली पर बना कोड स्कैन करें', scanText: 'ट्रॉली की स्क्रीन पर “साथ ख़रीदें” वाले कोड पर इस फ़ोन का कैमरा रखें।',
    linkTitle: 'यह लिंक अब काम नहीं करता', connecting: 'जुड़ रहे हैं …', noLine: 'कनेक्शन नहीं है',
    connectingText: 'बस एक पल: हम आपकी ट्रॉली ढूँढ रहे हैं।',
    waitTitle: 'बस थोड़ी देर', waitText: 'कृपया ट्रॉली पर पूछें: वहाँ एक टैप से आप जुड़ जाएँगे।',
    notInTitle: 'आप इस ख़रीदारी में नहीं हैं', notInNO: 'ट्रॉली से मना किया गया। ग़लती से हुआ हो, तो उसका कोड फिर से स्कैन करें।',
    notInTOO_LATE: 'ट्रॉली पर समय रहते किसी ने टैप नहीं किया। उसका कोड फिर से स्कैन करें।', notInOVER: 'आपके जुड़ने से पहले ख़रीदारी ख़त्म हो गई।',
    phoneAlone: 'फ़ोन से ख़रीदारी', TROLLEY_BUSY: 'वह ट्रॉली किसी और ख़रीदारी में है। कृपया ख़ाली ट्रॉली लें।', JOIN_UNKNOWN: 'वह फ़ोन अब इंतज़ार नहीं कर रहा है।',
    trolley: 'ट्रॉली {0}', alone: 'अभी केवल आप', you: 'आप', trolleyItself: 'ट्रॉली', staff: 'हमारी टीम',
    offline: 'कनेक्शन नहीं है। यह पिछली जानकारी है।',
    budget: 'बजट', noBudget: 'इस ख़रीदारी की कोई सीमा तय नहीं है।', setBudget: 'तय करें', changeBudget: 'बदलें',
    budgetAsk: 'इस बार कितना ख़र्च हो सकता है?', rupees: 'रुपये में; सीमा न हो तो ख़ाली छोड़ें',
    SAFE: '{1} में से {0} बाक़ी', WARNING: 'ध्यान दें: {1} में से केवल {0} बाक़ी', DANGER: '{1} के बजट से {0} ज़्यादा',
    withWishes: 'परिवार की इच्छाओं सहित: {1} में से {0}। {2}।', statusSAFE: 'सुरक्षित', statusWARNING: 'सावधान', statusDANGER: 'बजट से ज़्यादा',
    wayBack: 'सबसे कम बदलाव से बजट फिर सुरक्षित:', wayPutBack: '{1} × {0} वापस रखें', waySwap: '{2} की जगह {1} × {0} लें',
    wayAfter: 'इसके बाद: {1} में से {0}, सुरक्षित।', deposit: '{0} + {1} जमा राशि',
    hintFree: '{0} और लें, मुफ़्त', hintPieces: '{0} और लें, {1} बचाएँ', hintSpend: '{0} और: {1}', hintSaves: '{0} की बचत',
    inTrolley: 'ट्रॉली में', bought: 'आपने क्या ख़रीदा', trolleyEmpty: 'अभी कुछ नहीं। स्कैन होते ही चीज़ें यहाँ दिखेंगी।',
    items: '{0} चीज़ें', item: '1 चीज़', addedBy: '{0} ने जोड़ा', perKilo: '{0}/किग्रा', age: '{0}+',
    wishes: 'इच्छाएँ', noWishes: 'अभी कोई इच्छा नहीं। आपको क्या चाहिए?', about: 'लगभग {0}',
    wishedBy: '{0} की इच्छा', yourWish: 'आपकी इच्छा', takeBack: '{0} की इच्छा वापस लें', granted: '{0} ट्रॉली में आ गया।',
    savings: 'बचत', noSavings: 'ऑफ़र यहाँ अपने आप दिखेंगे।',
    coupon: 'कूपन जोड़ें', couponCode: 'कूपन कोड', apply: 'लगाएँ', couponUsed: 'कूपन {0} बिल पर है।',
    couponOff: 'कूपन {0} हटाएँ', slipWaits: 'बिल काफ़ी बड़ा होते ही गिना जाएगा।',
    couponWaits: 'बिल काफ़ी बड़ा होते ही कूपन {0} लागू होगा।',
    total: 'अब तक', saved: '{0} की बचत', save: 'सहेजें', cancel: 'रद्द करें', close: 'बंद करें',
    addWish: 'इच्छा जोड़ें', searchHint: 'चावल, साबुन, आम …', searchLabel: 'दुकान में खोजें', typeMore: 'जो चाहिए वह लिखें।',
    nothingFound: '“{0}” के लिए कुछ नहीं मिला।', wish: 'चाहिए', wishFor: '{0} चाहिए', wishDone: 'जोड़ा', wishAgain: '{0} एक और चाहिए; जोड़े गए: {1}',
    assist: 'हमारी टीम ट्रॉली की ओर आ रही है।', holdAGE: 'भुगतान से पहले हमारी टीम उम्र देखेगी।',
    holdWEIGHT: 'हमारी टीम आपके साथ तराज़ू पर एक चीज़ देखेगी।', holdSCALE_FAULT: 'ट्रॉली के तराज़ू को देखना होगा। आप ख़रीदारी जारी रखें।',
    holdAUDIT: 'भुगतान से पहले हमारी टीम कुछ चीज़ें देखेगी।',
    billReady: 'बिल तैयार है', atTrolley: 'ट्रॉली की स्क्रीन पर भुगतान करें।', AWAITING: 'देय रकम', payHere: 'इस फ़ोन से भुगतान करें',
    payCode: 'भुगतान कोड', payOther: 'या भुगतान करने वाले फ़ोन से स्कैन करें', simulated: 'अभ्यास: असली पैसा नहीं कटता',
    simulatedPaid: 'नकली भुगतान: असली पैसा नहीं कटा',
    thanks: 'भुगतान हो गया। धन्यवाद!', invoice: 'बिल नंबर', receipt: 'रसीद सहेजें', points: 'अंक मिले',
    passTitle: 'निकास पास', passText: 'यह कोड गेट के रीडर के सामने रखें।', passOnce: 'यह पूरी ट्रॉली के लिए एक बार खुलता है।',
    passSoon: 'आपका पास आ रहा है।', passOld: 'नया कोड आ रहा है। जल्दी हो तो ट्रॉली की स्क्रीन दिखाएँ।',
    overTitle: 'ख़रीदारी समाप्त हुई', LEFT: 'धन्यवाद। फिर आइए!', CANCELLED: 'ख़रीदारी रद्द कर दी गई। कुछ नहीं चुकाया गया।',
    ABANDONED: 'ट्रॉली का उपयोग बंद होने से ख़रीदारी समाप्त हो गई।',
    LINK_NOT_GOOD: 'यह इस्तेमाल हो चुका है या पुराना है। ट्रॉली का कोड फिर से स्कैन करें।',
    NETWORK: 'कनेक्शन नहीं है। कृपया फिर कोशिश करें।', HUB_FAILED: 'दुकान के कंप्यूटर में दिक़्क़त है। कृपया थोड़ी देर में फिर कोशिश करें।',
    CHECKOUT_OPEN: 'बिल का भुगतान हो रहा है। ख़रीदारी पर लौटने पर बदलाव हो सकेंगे।', ALREADY_PAID: 'भुगतान हो चुका है। आप बाहर जा सकते हैं।',
    NOT_PAID: 'रसीद भुगतान के बाद मिलेगी।',
    NO_OPEN_TRIP: 'वह ख़रीदारी समाप्त हो चुकी है। ट्रॉली का कोड फिर से स्कैन करें।',
    ARTICLE_UNKNOWN: 'यह अब दुकान में नहीं मिलता। कृपया कुछ और चुनें।', CART_FULL: 'एक ख़रीदारी में इतनी ही इच्छाएँ हो सकती हैं। पहले एक इच्छा वापस लें।',
    CODE_UNREADABLE: 'यह कोड पढ़ा नहीं जा सका। कृपया फिर कोशिश करें।', CHECK_DIGIT_WRONG: 'कोड पूरा नहीं पढ़ा गया। कृपया फिर कोशिश करें।',
    CODE_NOT_FOR_THIS_STORE: 'यह कोड इस दुकान का नहीं है। कृपया पैक का बारकोड इस्तेमाल करें।',
    NEEDS_WEIGHT_LABEL: 'यह तौल से बिकता है। काउंटर के तराज़ू से लेबल लें।', NOT_SOLD_BY_WEIGHT: 'यह गिनती से बिकता है। कृपया पैक का बारकोड इस्तेमाल करें।',
    SALE_STOPPED: 'दुकान अभी इसे नहीं बेच रही। कृपया कुछ और चुनें।', RECALLED: 'कंपनी ने यह बैच वापस मँगाया है। कृपया इसे हमारी टीम को दें।',
    EXPIRED: 'इसकी तारीख़ निकल चुकी है। कृपया ताज़ा पैक लें।', PRICE_UNKNOWN: 'दाम की जाँच हो रही है। कृपया थोड़ी देर में फिर कोशिश करें।',
    CART_EMPTY: 'ट्रॉली में अभी कुछ नहीं है। पहले कुछ स्कैन करें।', LINE_UNKNOWN: 'यह अब ट्रॉली में नहीं है। कृपया सूची फिर देखें।',
    NOT_THAT_MANY: 'ट्रॉली में इतनी संख्या में नहीं है। कृपया सूची फिर देखें।', TRIP_ALREADY_OPEN: 'ख़रीदारी पहले से चल रही है। आप आगे बढ़ें।',
    NO_CHECKOUT: 'अभी बिल नहीं बना। पहले ट्रॉली पर भुगतान की ओर बढ़ें।', HOLD_OPEN: 'पहले हमारी टीम एक नज़र डालेगी। फिर आप भुगतान कर सकेंगे।',
    HOLD_UNKNOWN: 'वह पहले ही सुलझ गया है। आप आगे बढ़ सकते हैं।', PAYMENT_NOT_OPEN: 'यह भुगतान बंद हो चुका है। कृपया ट्रॉली पर फिर शुरू करें।',
    BUYER_NEEDED: '₹50,000 से बिल पर ख़रीदार का नाम और पता चाहिए। कृपया हमारी टीम से कहें।',
    AMOUNT_DIFFERS: 'रक़म बदल गई है। कृपया बिल देखकर फिर भुगतान करें।',
    WISH_UNKNOWN: 'यह इच्छा अब सूची में नहीं है। कृपया सूची फिर देखें।', COUPON_UNKNOWN: 'इस कोड का कोई कूपन नहीं है। कृपया कोड जाँचें।',
    COUPON_NOT_VALID_NOW: 'यह कूपन आज मान्य नहीं है। कृपया तारीख़ देखें या दूसरा आज़माएँ।', COUPON_ALREADY_APPLIED: 'यह कूपन पहले से बिल पर है, या और कूपन नहीं जुड़ सकते। आप आगे बढ़ें।',
    TRIP_FULL: 'जितने फ़ोन जुड़ सकते हैं, जुड़ चुके हैं। उनमें से किसी पर साथ ख़रीदें।', MALFORMED: 'यह पढ़ा नहीं जा सका। कृपया जो लिखा है उसे जाँचें।',
    COUPON_USED_UP: 'यह कूपन पूरा इस्तेमाल हो चुका है। बिल इसके बिना है।', COUPON_USED_BY_YOU: 'आप यह कूपन पहले इस्तेमाल कर चुके हैं। कृपया दूसरा आज़माएँ।',
    COUPON_NEEDS_ACCOUNT: 'यह कूपन केवल साइन-इन किए हुए ग्राहकों के लिए है। यहाँ साइन-इन करें, फिर कोशिश करें।', SLIP_ALREADY_USED: 'खाली बोतलों की यह पर्ची पहले ही गिनी जा चुकी है। ग़लती हो तो हमारी टीम से पूछें।',
    TOKEN_WRONG: 'यह फ़ोन अब इस ख़रीदारी में नहीं है। ट्रॉली का कोड फिर से स्कैन करें।',
    NOT_ALLOWED: 'यह फ़ोन ऐसा नहीं कर सकता। कृपया हमारी टीम से कहें।', NUMBER_GAP: 'यह पहुँचा नहीं। कृपया फिर कोशिश करें।',
    NUMBER_USED: 'यह पहुँचा नहीं। कृपया फिर कोशिश करें।',
    failed: 'यह नहीं हो पाया। कृपया फिर कोशिश करें। ({0})',
    TOO_FAST: 'यह बहुत तेज़ था। कृपया थोड़ा रुककर फिर कोशिश करें।', TOO_SLOW: 'कनेक्शन अभी बहुत धीमा है। कृपया फिर कोशिश करें।',
    TOO_BIG: 'यह एक बार में बहुत ज़्यादा है। कृपया इसे छोटा करें।',
  },
};

const MONEY = {
  en: new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' }),
  hi: new Intl.NumberFormat('hi-IN-u-nu-latn', { style: 'currency', currency: 'INR' }),
};

export let language = kept('qless-language') in WORDS ? kept('qless-language')
  : navigator.languages.find(tag => /^(en|hi)\b/.test(tag))?.slice(0, 2) ?? 'en';

export function switchLanguage() {
  language = language === 'en' ? 'hi' : 'en';
  keep('qless-language', language);
}

/** A text with its values filled in; values are text and stay text. */
export function say(key, ...values) {
  const text = WORDS[language][key] ?? key;
  return text.replace(/\{(\d)\}/g, (whole, index) => values[index] ?? whole);
}

export function has(key) {
  return Object.hasOwn(WORDS[language], key);
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
  return text[language] || text.en;
}
