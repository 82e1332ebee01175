/** The row of people on one side, as radio buttons, each with how many messages wait unread. */
export function createPicker(fieldset, people, chosen) {
  const pills = new Map();
  people.forEach(add);

  function add(person) {
    const made = pill(person);
    pills.set(person.id, made);
    fieldset.append(made.label);
  }

  function pill(person) {
    const label = document.createElement('label');
    label.className = 'pill';
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = person.role;
    input.value = person.id;
    input.addEventListener('change', () => chosen(person));
    const name = document.createElement('span');
    name.textContent = person.name;
    const count = document.createElement('span');
    count.className = 'unread';
    count.hidden = true;
    label.append(input, name, count);
    return { label, input, count };
  }

  return {
    has: (who) => pills.has(who),
    add,
    choose(person) {
      pills.get(person.id).input.checked = true;
    },
    unread(who, number, ringing) {
      const { label, count } = pills.get(who);
      label.classList.toggle('ringing', ringing);
      count.hidden = number === 0;
      count.replaceChildren(String(number), hidden(' unread'));
    },
  };
}

function hidden(text) {
  const span = document.createElement('span');
  span.className = 'hidden';
  span.textContent = text;
  return span;
}
