/** What has arrived where nobody is looking, and which pages are still ringing. */
export function createUnread(pickers, people) {
  const waiting = new Map();
  const visible = new Set();
  const title = document.title;
  const key = (who, channel) => `${who} ${channel}`;
  const at = (who, channel) => waiting.get(key(who, channel)) ?? { count: 0, page: undefined };

  function draw() {
    for (const person of people()) {
      const both = [at(person.id, 'sms'), at(person.id, 'teams')];
      const count = both[0].count + both[1].count;
      pickers[person.role]?.unread(
        person.id,
        count,
        both.some((each) => each.page !== undefined),
      );
    }
    const ringing = [...waiting.values()].some((each) => each.page !== undefined);
    document.title = ringing ? `Ringing: ${title}` : title;
    for (const link of document.querySelectorAll('.jump a')) drawJump(link);
  }

  function drawJump(link) {
    const [role, channel] = link.hash.slice(1).split('-');
    const mine = people().filter((each) => each.role === role);
    link.classList.toggle(
      'waiting',
      mine.some((each) => at(each.id, channel).count > 0),
    );
  }

  function seen(who, channel) {
    if (who === undefined || at(who, channel).page !== undefined) return;
    waiting.delete(key(who, channel));
    draw();
  }

  return {
    seen,
    add(bubble, page) {
      const before = at(bubble.who, bubble.channel);
      waiting.set(key(bubble.who, bubble.channel), { count: before.count + 1, page: page ?? before.page });
      draw();
    },
    pageFor: (who, channel) => at(who, channel).page,
    /** The clinician has picked up: on either channel, it is the same page. */
    calm(who) {
      for (const channel of ['sms', 'teams']) waiting.delete(key(who, channel));
      draw();
    },
    isVisible: (root) => visible.has(root),
    watch(root, who) {
      const channel = root.id.split('-')[1];
      new IntersectionObserver(
        ([entry]) => {
          if (!entry.isIntersecting) return void visible.delete(root);
          visible.add(root);
          if (who()) seen(who(), channel);
        },
        { threshold: 0.4 },
      ).observe(root);
    },
  };
}
