// What taps at the frozen bill lead to: paying, points, and the sheet that asks how to split it.

import { $ } from './parts.js';
import { chooseWay, drawSplit, openSplit, splitRequest, stepShares } from './pay.js';
import { money, say } from './words.js';
import { nameOf } from './trip.js';

const tellPaid = view => $('give-up-title').textContent = say('giveUpTitle', money(view.payment.paidPaise));

/** Draws the open sheets anew, as the bill under them may have changed. */
export function redrawSplit(view) {
  if ($('give-up-sheet').open) tellPaid(view);
  if ($('split-sheet').open) drawSplit(view, nameOf);
}

/**
 * Sets up the sheet once.
 *
 * @param view gives the trip as it is now; @param command sends a command and says why not; @param tell tells in passing
 * @return what taps at the bill lead to
 */
export function billActs({ view, command, tell }) {
  const atBill = async (path, body) => {
    const problem = await command(path, { session: view().session, ...body });
    if (problem) tell(problem);
  };
  const changed = change => {
    change();
    drawSplit(view(), nameOf);
  };
  for (const button of document.querySelectorAll('[data-way]')) {
    button.addEventListener('click', () => changed(() => chooseWay(button.dataset.way)));
  }
  for (const [id, by] of [['split-fewer', -1], ['split-more', 1]]) {
    $(id).addEventListener('click', () => changed(() => stepShares(by)));
  }
  $('give-up-yes').addEventListener('click', async event => {
    event.currentTarget.disabled = true;
    await atBill('/payment/cancel', {});
    $('give-up-yes').disabled = false;
    $('give-up-sheet').close();
  });
  $('split-form').addEventListener('submit', async event => {
    event.preventDefault();
    $('split-go').disabled = true;
    const problem = await command('/checkout/split', splitRequest(view()));
    $('split-problem').textContent = problem;
    if (problem) drawSplit(view(), nameOf);
    else $('split-sheet').close();
  });
  return {
    pay: () => void atBill('/payment/initiate', { totalPaise: view().payment.duePaise }),
    billBack: () => void atBill('/checkout/back', {}),
    usePoints: points => void atBill('/checkout/points', { points }),
    payShare: share => void atBill('/payment/share', { share }),
    giveUp: () => {
      if (!view().payment.paidPaise) return void atBill('/payment/cancel', {});
      tellPaid(view());
      $('give-up-sheet').showModal();
    },
    openSplit: () => {
      openSplit(view());
      $('split-problem').textContent = '';
      drawSplit(view(), nameOf);
      $('split-sheet').showModal();
    },
  };
}
