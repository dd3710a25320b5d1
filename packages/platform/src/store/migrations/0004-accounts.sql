-- Accounts, kept by the authentication library. No request may touch these tables: neither role has a right on them.

CREATE TABLE auth_user (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE auth_session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  expires_at timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  ip_address text,
  user_agent text,
  user_id uuid NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE
);
CREATE INDEX auth_session_user ON auth_session (user_id);

CREATE TABLE auth_account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id uuid NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX auth_account_user ON auth_account (user_id);

CREATE TABLE auth_verification (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX auth_verification_identifier ON auth_verification (identifier);

-- In which organisation an account acts, and as what. An account sees its own; an organisation's admin keeps its list.

CREATE TABLE account_membership (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner_id uuid NOT NULL REFERENCES organisation (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  user_id uuid NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('viewer', 'editor', 'manager', 'organisation-admin', 'platform-admin')),
  UNIQUE (owner_id, user_id)
);
CREATE INDEX account_membership_user ON account_membership (user_id);
ALTER TABLE account_membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_membership FORCE ROW LEVEL SECURITY;
CREATE FUNCTION langqiao_administers(owner uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT langqiao_role() = 'platform-admin'
    OR (langqiao_role() = 'organisation-admin' AND owner = langqiao_organisation()) $$;
CREATE POLICY see ON account_membership FOR SELECT
  USING (user_id = langqiao_user() OR langqiao_administers(owner_id));
CREATE POLICY add ON account_membership FOR INSERT
  WITH CHECK (langqiao_administers(owner_id) AND (role <> 'platform-admin' OR langqiao_role() = 'platform-admin'));
CREATE POLICY change ON account_membership FOR UPDATE
  USING (langqiao_administers(owner_id) AND (role <> 'platform-admin' OR langqiao_role() = 'platform-admin'))
  WITH CHECK (langqiao_administers(owner_id) AND (role <> 'platform-admin' OR langqiao_role() = 'platform-admin'));
CREATE POLICY remove ON account_membership FOR DELETE
  USING (langqiao_administers(owner_id) AND (role <> 'platform-admin' OR langqiao_role() = 'platform-admin'));
GRANT SELECT ON account_membership TO langqiao_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_membership TO langqiao_writer;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON account_membership
  FOR EACH ROW EXECUTE FUNCTION langqiao_audit();
