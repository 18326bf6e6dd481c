// What taps at the frozen bill lead to: paying, points, and the sheet that asks how to split it.

import { $ } from './parts.js';
import { chooseWay, drawSplit, openSplit, splitRequest, stepShares, typeFirst } from './pay.js';
import { nameOf } from './trip.js';

/** Draws the open sheet anew, as the bill under it may have changed. */
export function redrawSplit(view) {
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
  $('split-first').addEventListener('input', () => changed(() => typeFirst($('split-first').value)));
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
    giveUp: () => void atBill('/payment/cancel', {}),
    openSplit: () => {
      openSplit(view());
      $('split-problem').textContent = '';
      drawSplit(view(), nameOf);
      $('split-sheet').showModal();
    },
  };
}
