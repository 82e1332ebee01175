/** What an empty screen says, and whether the person can be reached here at all. */
import { post } from './calls.js';

/** `none`: has no phone or no Teams account; `not-added`: has Teams without the app. */
export function reachOf(person, channel, installed) {
  if (channel === 'sms') return person.number === '' ? 'none' : 'ready';
  if (person.teamsUser === '') return 'none';
  return installed ? 'ready' : 'not-added';
}

export function drawEmpty(person, channel, reach) {
  const box = document.createElement('div');
  box.className = 'empty';
  const text = document.createElement('p');
  text.textContent = words(person, channel, reach);
  box.append(text);
  if (reach === 'not-added') box.append(addButton(person));
  return box;
}

function words(person, channel, reach) {
  const name = person.name.split(' ')[0];
  if (reach === 'none') return `${name} has no ${channel === 'sms' ? 'mobile phone' : 'Teams account'}.`;
  if (reach === 'not-added') return `${name} has not added Flarepath to Teams yet.`;
  if (person.role === 'clinician') return 'No page has come here yet. The next one will ring.';
  return `No messages yet. Write as ${name}, or move the clock to the next morning.`;
}

function addButton(person) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Add Flarepath';
  button.addEventListener('click', () => post('/simulator/install', { who: person.id, installed: true }));
  return button;
}
