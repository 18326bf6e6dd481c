// Razorpay's own SDK: judges a webhook's signature, or acts as a merchant at the address it is given.
import { createRequire } from 'node:module';
import { question, answer } from './question.mjs';

const Razorpay = createRequire(import.meta.url)('razorpay');

if (question.webhook) {
  const { webhook, secret, signature } = question;
  answer({
    good: String(Razorpay.validateWebhookSignature(webhook, signature, secret)),
    altered: String(Razorpay.validateWebhookSignature(webhook + ' ', signature, secret)),
  });
} else {
  const razorpay = new Razorpay({ key_id: question.keyId, key_secret: question.keySecret });
  razorpay.api.rq.defaults.baseURL = question.base;

  const code = await razorpay.qrCode.fetch(question.code);
  const payments = await razorpay.qrCode.fetchAllPayments(question.code);
  const payment = payments.items[0];
  await razorpay.payments.refund(payment.id, {
    amount: payment.amount,
    speed: 'normal',
    receipt: question.refund,
  });
  const made = await razorpay.qrCode.create({
    type: 'upi_qr',
    name: 'Q-Less',
    usage: 'single_use',
    fixed_amount: true,
    payment_amount: payment.amount,
    description: 'made by the SDK',
    close_by: question.closeBy,
    notes: { qless_attempt: 'sdk-made-1' },
  });
  answer({
    qr: code.image_content,
    attempt: code.notes.qless_attempt,
    paid: payment.amount,
    rrn: payment.acquirer_data.rrn,
    made: made.image_content,
  });
}
