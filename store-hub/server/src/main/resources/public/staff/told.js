// What hub, trolleys and gates tell staff in English words of ours, in the language of the page. What
// is not ours (names of goods, words of a payment provider) stays as it is.

import { WORDS, has, language, money, say } from '/words.js';
import { clock } from '/staff/time.js';
import { REASONS } from '/staff/words.js';

const TIME = '(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)';
const GATE = '(gate \\S+)';
const MONEY = '(INR -?\\d+\\.\\d\\d)';

/** How a sentence begins and ends, and the word of the page that says the same with the same values. */
const SENTENCES = [
  ['(\\d+) g that no scan explains', 'toldMore'],
  ['(\\d+) g left the basket', 'toldLess'],
  ['the scale cannot weigh now', 'toldNoScale'],
  ['(.+): (\\d+) years', 'toldAge'],
  ['random sample; look at (.+)', 'toldSample'],
  ['(\\d+) basket questions, (\\d+) taken back after; look at (.+)', 'toldDoubt'],
  ['the basket weighs what was scanned', 'toldAgrees'],
  ['the scale weighs again', 'toldScaleAgain'],
  ['the article was taken back', 'toldTakenBack'],
  ['staff settled it', 'toldSettled'],
  [`paid at ${TIME}, no gate let it out`, 'toldNeverLeft'],
  [`used at ${GATE}`, 'toldUsedAt'],
  [`at ${GATE} at ${TIME}, after ${GATE} at ${TIME}`, 'toldTwice'],
  [`through ${GATE}`, 'toldThrough'],
  [`through ${GATE}, offline`, 'toldOffline'],
  [`bill of ${MONEY}`, 'toldBill'],
  ['no limit', 'toldNoLimit'],
  [`limit ${MONEY}`, 'toldLimit'],
  [`(\\d+) g of (.+) at ${MONEY}/kg`, 'toldLoose'],
  [`${MONEY} is there, ${MONEY} was asked for`, 'toldDiffers'],
  [`${MONEY} asked for at ${TIME}`, 'toldHangs'],
  [`FIRE_ALARM at ${TIME}`, 'toldFire'],
  [`STOOD_STILL at ${TIME}`, 'toldStoodStill'],
  [`CLOCK_WRONG at ${TIME} (.+)`, 'toldClock'],
  ['(\\d+) s behind', 'toldBehind'],
  ['(\\d+) s ahead', 'toldAhead'],
  ['not measured', 'toldNotMeasured'],
  ['holds', 'toldHolds'],
  ['fire alarm', 'toldFireAlarm'],
  ['lets go', 'toldLetsGo'],
  ['less than (\\d+) % of the disk is free', 'toldDisk'],
  ['(\\d+) %, charging', 'toldCharging'],
  [`battery under (\\d+) % at ${TIME}`, 'toldEmpty'],
].map(([form, key]) => [new RegExp(`^${form}$`), key]);

const WORD_OF = new Map(Object.entries(REASONS).map(([key, text]) => [text, key]));

/** Values that are written in another way here: times, money, gates, and sentences within a sentence. */
function value(text) {
  if (new RegExp(`^${TIME}$`).test(text)) return clock(text);
  if (new RegExp(`^${MONEY}$`).test(text)) return money(Math.round(Number(text.slice(4)) * 100));
  if (new RegExp(`^${GATE}$`).test(text)) return text === 'gate desk' ? say('deskName') : say('gate', text.slice('gate '.length));
  return told(text);
}

/** @param names what goods are called in English and in Hindi, as far as the page knows */
export function told(text, names = []) {
  if (WORD_OF.has(text)) return say(WORD_OF.get(text));
  for (const [form, key] of SENTENCES) {
    const found = form.exec(text);
    if (found) return say(key, ...found.slice(1).map(part => named(value(part), names)));
  }
  return named(text.replace(new RegExp(MONEY, 'g'), value), names);
}

function named(text, names) {
  if (language === 'en') return text;
  return names.reduce((said, name) => name.en && name[language] ? said.replaceAll(name.en, name[language]) : said, text);
}

/** Whether each sentence has its words; the test asks. */
export const untold = () => SENTENCES.map(([, key]) => key).filter(key => !has(key) || !WORDS.en[key]);
