-- The tables of archive.db as all migrations leave them; tests compare. Explained in docs/archive.md.

create table outlets (
  id integer primary key,
  name text not null unique,
  title text not null,
  home text,
  zone text,
  country text,
  language text
);

create table runs (
  id integer primary key,
  spider text not null,
  outlet text,
  arguments text not null default '{}',
  software text,
  started_at text not null,
  finished_at text,
  exit_status integer,
  reason text,
  stats text not null default '{}',
  unique (spider, started_at)
);
create index runs_outlet on runs (outlet, started_at);

-- `identity` is what two addresses of one page have in common (archiver.addresses.identity).

-- The address of a news item, and what its latest capture says. `outlet` is outlets.name, without a foreign
-- key: Datasette would link it to a row id that does not exist. The long texts stand last: a row whose other
-- columns are asked for is then read from one page.
create table articles (
  id integer primary key,
  url text not null unique,
  outlet text,
  page_type text not null default 'article',
  kind text,
  headline text,
  date_published text,
  date_published_precision text,
  date_published_source text,
  date_modified text,
  date_modified_precision text,
  date_modified_source text,
  section text,
  language text,
  access text,
  access_declared integer,
  availability text not null default 'unknown',
  availability_since text,
  availability_capture_id integer references captures (id),
  word_count integer,
  extractor_version text,
  first_seen text not null,
  last_seen text not null,
  capture_id integer references captures (id),
  description text,
  body text
);
create index articles_dated on articles (coalesce(date_published, first_seen));
create index articles_outlet on articles (outlet, date_published);
create index articles_outlet_seen on articles (outlet, first_seen);
create index articles_published on articles (date_published);
create index articles_modified on articles (date_modified);
create index articles_first_seen on articles (first_seen);
create index articles_section on articles (section);
create index articles_capture on articles (capture_id);
create index articles_availability on articles (availability, availability_since);
create index articles_availability_capture on articles (availability_capture_id);
create index articles_facets on articles
  (id, outlet, section, access, kind, language, availability, date_published, first_seen);

create table article_urls (
  id integer primary key,
  article_id integer not null references articles (id) on delete cascade,
  url text not null unique,
  identity text not null,
  reason text not null check (reason in ('canonical', 'redirect', 'amp', 'slug'))
);
create index article_urls_article on article_urls (article_id);
create index article_urls_identity on article_urls (identity);

create table captures (
  id integer primary key,
  run_id integer references runs (id),
  outlet text,
  url text not null,
  urlkey text not null,
  identity text not null,
  captured_at text not null,
  status integer,
  mime text,
  payload_digest text,
  entity_digest text,
  etag text,
  last_modified text,
  location text,
  error text,
  warc_file text not null,
  warc_offset integer not null,
  warc_length integer not null,
  record_id text not null unique,
  record_type text not null,
  refers_to text,
  page_type text,
  article_id integer references articles (id) on delete set null,
  version_id integer references versions (id) on delete set null,
  unique (warc_file, warc_offset)
);
create index captures_urlkey on captures (urlkey, captured_at);
create index captures_identity on captures (identity, captured_at);
create index captures_digest on captures (payload_digest);
create index captures_at on captures (captured_at);
create index captures_run on captures (run_id);
create index captures_outlet on captures (outlet, captured_at);
create index captures_article on captures (article_id, captured_at);
create index captures_version on captures (version_id);
create index captures_location on captures (location) where location is not null;
create index captures_refers_to on captures (refers_to) where refers_to is not null;
create index captures_unread on captures (id) where page_type is null and status = 200;

create table versions (
  id integer primary key,
  article_id integer not null references articles (id) on delete cascade,
  capture_id integer not null references captures (id),
  seen_at text not null,
  headline text,
  description text,
  body text,
  authors text not null default '[]',
  agencies text not null default '[]',
  date_published text,
  date_published_precision text,
  date_modified text,
  date_modified_precision text,
  access text,
  hash text not null,
  extractor_version text not null,
  unique (article_id, hash)
);
create index versions_seen on versions (article_id, seen_at);
create index versions_seen_at on versions (seen_at);
create index versions_capture on versions (capture_id);
create index versions_hash on versions (hash);

create table date_claims (
  id integer primary key,
  article_id integer not null references articles (id) on delete cascade,
  capture_id integer not null references captures (id),
  what text not null check (what in ('published', 'modified')),
  value text,
  precision text,
  source text not null,
  text text not null,
  unique (capture_id, what, source, text)
);
create index date_claims_article on date_claims (article_id);

create table authors (
  id integer primary key,
  name text not null unique
);
create table article_authors (
  article_id integer not null references articles (id) on delete cascade,
  position integer not null,
  author_id integer not null references authors (id),
  primary key (article_id, position)
);
create index article_authors_author on article_authors (author_id);

create table agencies (
  id integer primary key,
  name text not null unique
);
create table article_agencies (
  article_id integer not null references articles (id) on delete cascade,
  position integer not null,
  agency_id integer not null references agencies (id),
  primary key (article_id, position)
);
create index article_agencies_agency on article_agencies (agency_id);

create table keywords (
  id integer primary key,
  name text not null unique
);
create table article_keywords (
  article_id integer not null references articles (id) on delete cascade,
  position integer not null,
  keyword_id integer not null references keywords (id),
  primary key (article_id, position)
);
create index article_keywords_keyword on article_keywords (keyword_id);

create table images (
  id integer primary key,
  article_id integer not null references articles (id) on delete cascade,
  position integer not null,
  url text not null,
  caption text,
  credit text,
  unique (article_id, position)
);
create table embeds (
  id integer primary key,
  article_id integer not null references articles (id) on delete cascade,
  position integer not null,
  provider text not null,
  url text,
  text text,
  unique (article_id, position)
);
create table links (
  id integer primary key,
  article_id integer not null references articles (id) on delete cascade,
  position integer not null,
  url text not null,
  unique (article_id, position)
);
create index links_url on links (url);
create table entries (
  id integer primary key,
  article_id integer not null references articles (id) on delete cascade,
  position integer not null,
  date text,
  date_precision text,
  headline text,
  body text,
  unique (article_id, position)
);

create table announcements (
  id integer primary key,
  run_id integer references runs (id),
  outlet text,
  url text not null,
  identity text not null,
  source text not null check (source in ('feed', 'sitemap', 'front')),
  found_in text not null,
  date text,
  date_precision text,
  what text not null default 'published' check (what in ('published', 'modified')),
  date_text text,
  title text,
  announced_at text not null,
  last_seen text not null,
  article_id integer references articles (id) on delete set null,
  unique (url, found_in)
);
create index announcements_outlet on announcements (outlet, announced_at);
create index announcements_identity on announcements (identity);
create index announcements_article on announcements (article_id);
create index announcements_run on announcements (run_id);

create table failures (
  id integer primary key,
  run_id integer references runs (id),
  outlet text,
  url text not null,
  identity text not null,
  stage text not null,
  reason text not null,
  detail text,
  failed_at text not null,
  capture_id integer references captures (id) on delete set null,
  unique (url, stage, failed_at)
);
create index failures_identity on failures (identity, failed_at);
create index failures_outlet on failures (outlet, failed_at);
create index failures_run on failures (run_id);
create index failures_capture on failures (capture_id);

create table policies (
  id integer primary key,
  outlet text,
  url text not null,
  name text not null,
  value text not null,
  seen_at text not null,
  last_seen text not null,
  capture_id integer references captures (id),
  unique (url, name, seen_at)
);
create index policies_outlet on policies (outlet, seen_at);
create index policies_capture on policies (capture_id);

create table front_pages (
  id integer primary key,
  capture_id integer not null references captures (id),
  outlet text,
  position integer not null,
  url text not null,
  headline text,
  unique (capture_id, position)
);
create index front_pages_outlet on front_pages (outlet, capture_id);
create index front_pages_url on front_pages (url);

create table withdrawals (
  id integer primary key,
  scope text not null check (scope in ('url', 'outlet')),
  target text not null,
  request text,
  withdrawn_at text not null,
  erased_at text,
  lifted_at text,
  unique (scope, target, withdrawn_at)
);

create table saved_searches (
  id integer primary key,
  name text not null unique,
  query text not null,
  filters text not null default '{}',
  created_at text not null,
  seen_at text
);

-- Every word form of articles as written (small letters), its form without accents, the key that joins the
-- forms of one word, and the number of articles it is in.
create table word_forms (
  form text primary key,
  folded text not null,
  key text not null,
  count integer not null
) without rowid;
create index word_forms_folded on word_forms (folded);
create index word_forms_key on word_forms (key);

create virtual table articles_fts using fts5 (
  headline, description, body,
  content="articles", content_rowid="id", tokenize="unicode61 remove_diacritics 0"
);
create trigger articles_fts_insert after insert on articles begin
  insert into articles_fts (rowid, headline, description, body)
  values (new.id, new.headline, new.description, new.body);
end;
create trigger articles_fts_delete after delete on articles begin
  insert into articles_fts (articles_fts, rowid, headline, description, body)
  values ('delete', old.id, old.headline, old.description, old.body);
end;
create trigger articles_fts_update after update of headline, description, body on articles begin
  insert into articles_fts (articles_fts, rowid, headline, description, body)
  values ('delete', old.id, old.headline, old.description, old.body);
  insert into articles_fts (rowid, headline, description, body)
  values (new.id, new.headline, new.description, new.body);
end;

-- Single quotation marks: stock tools look for content="articles", and must find articles_fts.
create virtual table headlines_fts using fts5 (
  headline, content='articles', content_rowid='id', tokenize="unicode61 remove_diacritics 0"
);
create trigger headlines_fts_insert after insert on articles begin
  insert into headlines_fts (rowid, headline) values (new.id, new.headline);
end;
create trigger headlines_fts_delete after delete on articles begin
  insert into headlines_fts (headlines_fts, rowid, headline) values ('delete', old.id, old.headline);
end;
create trigger headlines_fts_update after update of headline on articles begin
  insert into headlines_fts (headlines_fts, rowid, headline) values ('delete', old.id, old.headline);
  insert into headlines_fts (rowid, headline) values (new.id, new.headline);
end;
