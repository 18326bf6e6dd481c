// Paytm's own libraries: sign and judge a form, or act as a merchant at the address they are given.
import { createRequire } from 'node:module';
import { question, answer } from './question.mjs';

const require = createRequire(import.meta.url);

if (question.form) {
  const PaytmChecksum = require('paytmchecksum');
  const { form, key, ours } = question;
  const altered = { ...form, TXNAMOUNT: '0.01' };
  answer({
    signature: await PaytmChecksum.generateSignature({ ...form }, key),
    believed: String(PaytmChecksum.verifySignature({ ...form }, key, ours)),
    alteredBelieved: String(PaytmChecksum.verifySignature(altered, key, ours)),
  });
} else {
  const paytm = require('paytm-pg-node-sdk');
  paytm.LoggingUtil.addLog = () => {};
  const settings = paytm.MerchantProperties;
  settings.initialize('STAGE', question.mid, question.key, 'WEBSTAGING');
  settings.paymentStatusUrl = `${question.base}/merchant-status/api/v1/getPaymentStatus`;
  settings.refundUrl = `${question.base}/refund/api/v1/async/refund`;
  settings.refundStatusUrl = `${question.base}/refund/api/v1/refundStatus`;

  const wanted = new paytm.PaymentStatusDetailBuilder(question.order).build();
  const payment = JSON.parse((await paytm.Payment.getPaymentStatus(wanted)).getJsonResponse()).body;
  const back = new paytm.RefundDetailBuilder(
    question.order,
    question.refund,
    payment.txnId,
    'REFUND',
    payment.txnAmount,
  ).build();
  const refund = (await paytm.Refund.initiateRefund(back)).getResponseObject().getBody();
  const known = new paytm.RefundStatusDetailBuilder(question.order, question.refund).build();
  const status = (await paytm.Refund.getRefundStatus(known)).getResponseObject().getBody();
  const said = (body) => body.getResultInfo().getResultStatus();
  answer({
    status: payment.resultInfo.resultStatus,
    paid: payment.txnAmount,
    bank: payment.bankTxnId,
    refundStatus: said(refund) === said(status) ? said(status) : 'differs',
  });
}
