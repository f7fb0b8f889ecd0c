-- A leak on purpose: whoever may count sees every place. Only `npm run access -- --plant` and its test run this.
create policy planted_leak on registry.family for select to pilar_app
  using ((select platform.has_permission('registry.count')));
