/** Things to try: each puts its words into the composer that was used last, ready to send. */
const tries = {
  patient: [
    { text: 'YES' },
    { text: 'check in' },
    { text: 'about a 6, maybe 7' },
    { text: 'sorry, I meant 4' },
    { text: "I can't feel when I wipe", alarming: true },
    { text: 'STOP' },
  ],
  clinician: [
    { text: '1a', means: 'I take page 1' },
    { text: '1i', means: 'in contact with the patient of page 1' },
    { text: '1r advised', means: 'page 1 is dealt with, and how' },
  ],
};

export function drawTries(box, role, devices) {
  let latest = devices[0];
  for (const device of devices) device.root.addEventListener('focusin', () => (latest = device));
  const label = document.createElement('span');
  label.className = 'tries-label';
  label.textContent = role === 'patient' ? 'Try' : 'Answer a page';
  box.append(label, ...tries[role].map((each) => chip(each, () => latest.write(each.text))));
}

function chip({ text, means, alarming }, write) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = alarming ? 'chip alarming' : 'chip';
  button.append(text);
  if (means) button.append(' ', note(means));
  if (alarming) button.append(' ', note('(alarming)'));
  button.addEventListener('click', write);
  return button;
}

function note(text) {
  const small = document.createElement('small');
  small.textContent = text;
  return small;
}
