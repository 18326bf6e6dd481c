// PhonePe's own SDK: judges a webhook, or acts as a merchant at the address it is given.
import { createRequire } from 'node:module';
import { question, answer } from './question.mjs';

const require = createRequire(import.meta.url);
const { BaseUrl } = require('pg-sdk-node/dist/common/constants/BaseUrl');
BaseUrl.SANDBOX.PG_HOST_URL = `${question.base}/pg`;
BaseUrl.SANDBOX.OAUTH_HOST_URL = `${question.base}/auth`;
const { CustomCheckoutClient, CustomCheckoutPayRequest, Env, RefundRequest } = require('pg-sdk-node');

const client = CustomCheckoutClient.getInstance(
  question.clientId ?? 'unused',
  question.clientSecret ?? 'unused',
  1,
  Env.SANDBOX,
  false,
);

if (question.webhook) {
  const { user, password, authorization, webhook } = question;
  let wrong = 'taken';
  try {
    client.validateCallback(user, password + 'x', authorization, webhook);
  } catch (refused) {
    wrong = 'refused';
  }
  const callback = client.validateCallback(user, password, authorization, webhook);
  answer({ order: callback.payload.merchantOrderId, wrong });
} else {
  const order = await client.getOrderStatus(question.order);
  const refund = await client.refund(
    RefundRequest.builder()
      .merchantRefundId(question.refund)
      .originalMerchantOrderId(question.order)
      .amount(order.amount)
      .build(),
  );
  const known = await client.getRefundStatus(question.refund);
  const made = await client.pay(
    CustomCheckoutPayRequest.UpiQrRequestBuilder()
      .merchantOrderId('sdk-made-1')
      .amount(order.amount)
      .expireAfter(600)
      .build(),
  );
  let missing = 'none';
  try {
    await client.getOrderStatus('nobody-made-it');
  } catch (refused) {
    missing = `${refused.httpStatusCode} ${refused.code}`;
  }
  answer({
    state: order.state,
    paid: order.amount,
    utr: order.paymentDetails[0].splitInstruments[0].rail.utr,
    refundState: refund.state === known.state ? known.state : 'differs',
    made: made.qrData,
    missing,
  });
}
