/** One message as an element. What changes later (ticks, what was pressed) is kept in its last line. */
import { drawCard } from './cards.js';
import { timeOf } from './clock.js';

const states = {
  sending: 'Sending',
  queued: '✓ Queued',
  sent: '✓ Sent',
  delivered: '✓✓ Delivered',
  undelivered: 'Not delivered',
  refused: 'Refused',
  failed: 'Not received',
};

export function drawBubble(bubble, person, { sender, act, refresh }) {
  const element = document.createElement('article');
  element.className = `bubble from-${bubble.from}`;
  element.dataset.id = bubble.id;
  element.append(hidden(`${sender}: `));
  element.append(bubble.card ? cardOf(bubble, act) : textOf(bubble));
  if (bubble.card?.refresh) element.append(refreshButton(refresh));
  const meta = document.createElement('p');
  meta.className = 'meta';
  element.append(meta);
  drawMeta(element, bubble, person);
  return element;
}

export function drawMeta(element, bubble, person) {
  const meta = element.querySelector(':scope > .meta');
  element.classList.toggle('wrong', ['failed', 'undelivered', 'refused'].includes(bubble.state));
  meta.replaceChildren(...metaParts(bubble, person).map(span));
}

function metaParts(bubble, person) {
  const { sms, state, code, pressed, replacedAt } = bubble;
  return [
    timeOf(bubble.at, person.zone),
    sms && `${sms.characters} ${sms.characters === 1 ? 'character' : 'characters'}, ${segments(sms)}`,
    sms?.encoding === 'UCS-2' && 'Unicode',
    bubble.channel === 'sms' && state && states[state] + (code ? ` (${code})` : ''),
    bubble.channel === 'teams' && (state === 'failed' || state === 'sending') && states[state],
    replacedAt && `updated ${timeOf(replacedAt, person.zone)}`,
    pressed && `you pressed “${pressed.title}”`,
    pressed?.note,
  ].filter(Boolean);
}

function segments({ segments: number }) {
  return number === 1 ? '1 text' : `${number} texts`;
}

function textOf(bubble) {
  const text = document.createElement('p');
  text.className = 'text';
  text.dir = 'auto';
  text.textContent = bubble.text;
  return text;
}

function cardOf(bubble, act) {
  const frame = document.createElement('div');
  frame.className = 'card';
  frame.append(drawCard(bubble.card, act));
  return frame;
}

function refreshButton(refresh) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = 'Refresh card';
  button.addEventListener('click', refresh);
  return button;
}

function span(text) {
  const part = document.createElement('span');
  part.textContent = text;
  return part;
}

function hidden(text) {
  const part = span(text);
  part.className = 'hidden';
  return part;
}
