// The five pages of the portal. Each returns its element; `act` on it does what the tour clicks.
(() => {
  const { Relay } = window;
  const { make, panel, heading } = Relay;

  const figure = ({ title, value, note, id }) =>
    make(
      'div',
      { class: 'figure', ...(id && { 'data-figure': id }) },
      make('span', {}, title),
      make('b', {}, value),
      make('em', {}, note),
    );

  const alertRow = ({ level, title, place, time, state }) =>
    make(
      'div',
      { class: `row ${level}` },
      make('i', { class: `dot ${level}` }),
      make('b', {}, title),
      make('span', {}, place),
      make('span', {}, state),
      make('time', {}, time),
    );

  const auditRow = ({ who, what, where, time }) =>
    make(
      'div',
      { class: 'row' },
      make('b', {}, who),
      make('span', { class: 'wide' }, what),
      make('em', { class: 'tag' }, where),
      make('time', {}, time),
    );

  const ticketRow = ({ number, title, owner, due }) =>
    make(
      'div',
      { class: 'row' },
      make('em', { class: 'tag' }, number),
      make('span', { class: 'wide' }, title),
      make('span', {}, owner),
      make('time', {}, due),
    );

  function dashboard() {
    const chart = Relay.lineChart([{ seed: 1, tone: 'blue' }], 172);
    const page = make(
      'div',
      {},
      heading('Good morning, Ingrid', 'Everything at Fjordline Freight at a glance.'),
      make('div', { class: 'figures' }, ...Relay.figures.map(figure)),
      make(
        'div',
        { class: 'columns' },
        panel('Messages from gateways', 'last 4 hours', chart),
        panel('Sites', 'messages per minute', Relay.siteBars()),
      ),
      panel(
        'Open tickets',
        'each with an owner and a due date',
        make('div', { class: 'rows tight' }, ...Relay.tickets.map(ticketRow)),
      ),
    );
    page.advance = chart.advance;
    return page;
  }

  function reports() {
    const chart = Relay.lineChart(
      [
        { seed: 2.4, tone: 'teal' },
        { seed: 5.1, tone: 'blue' },
      ],
      156,
    );
    const bars = Relay.siteBars();
    const chips = ['All', 'West', 'East', 'North'].map((region) =>
      make(
        'button',
        { type: 'button', class: region === 'All' ? 'chip on' : 'chip', 'data-target': `region-${region}` },
        region,
      ),
    );
    const page = make(
      'div',
      {},
      heading('Orders by region', 'A simple report. Updated in real time.'),
      make(
        'div',
        { class: 'chips' },
        ...chips,
        make('span', { class: 'grow' }),
        make('button', { type: 'button', class: 'quiet' }, 'Export to a file'),
      ),
      panel('Orders per hour', 'live', chart),
      panel('By site', 'today', bars),
    );
    page.advance = chart.advance;
    page.act = (target) => {
      for (const chip of chips) chip.classList.toggle('on', chip.dataset.target === target);
      bars.filter(target.replace('region-', ''));
    };
    return page;
  }

  function alerts() {
    const list = make('div', { class: 'rows' }, ...Relay.alerts.map(alertRow));
    const rule = panel(
      'Rule',
      'on',
      make(
        'p',
        { class: 'rule' },
        'When a device does not answer for 60 seconds, send an alert, create a ticket and email the manager.',
      ),
    );
    const page = make(
      'div',
      {},
      heading('Alerts', 'What needs somebody now, newest first.'),
      panel('Today', 'all sites', list),
      rule,
    );
    page.act = () => {
      const row = alertRow(Relay.offline);
      row.classList.add('fresh');
      list.prepend(row);
    };
    return page;
  }

  function audit() {
    const list = make('div', { class: 'rows' }, ...Relay.audit.map(auditRow));
    const page = make(
      'div',
      {},
      heading('Audit log', 'Every change, by whom and when. It cannot be edited.'),
      panel('Changes', 'last 24 hours', list),
    );
    page.act = () => {
      const row = auditRow(Relay.viewed);
      row.classList.add('fresh');
      list.prepend(row);
    };
    return page;
  }

  function settings() {
    const switches = Relay.switches.map(({ title, note, on, id }) => {
      const knob = make('i', { class: on ? 'switch on' : 'switch', ...(id && { 'data-target': id }) });
      return make('div', { class: 'row' }, make('b', {}, title), make('span', { class: 'wide' }, note), knob);
    });
    const userRow = ({ name, role }) =>
      make('div', { class: 'row' }, make('b', {}, name), make('span', { class: 'wide' }, role));
    const users = make('div', { class: 'rows' }, ...Relay.users.map(userRow));
    const add = make('button', { type: 'button', class: 'main', 'data-target': 'add-user' }, 'Add user');
    const page = make(
      'div',
      {},
      heading('Settings', 'Security, data and people.'),
      make(
        'div',
        { class: 'columns' },
        panel('Security and data', '', make('div', { class: 'rows' }, ...switches)),
        panel('Users', 'up to 5 on the basic plan', users, add),
      ),
    );
    page.act = (target) => {
      if (target === 'summary') page.querySelector('[data-target="summary"]').classList.add('on');
      if (target !== 'add-user') return;
      const row = userRow(Relay.newUser);
      row.classList.add('fresh');
      users.append(row);
    };
    return page;
  }

  Relay.views = { dashboard, reports, alerts, audit, settings };
})();
