//! The tables of sign-in. Every key begins with the space. Secrets are kept as their SHA-256.

/// For SQLite.
pub const SQLITE: &[&str] = &[
    "CREATE TABLE account (
        space_id BLOB NOT NULL, member_id BLOB NOT NULL, email TEXT NOT NULL, password TEXT,
        subject TEXT, created_at_ms INTEGER NOT NULL,
        PRIMARY KEY (space_id, member_id)) STRICT, WITHOUT ROWID",
    ACCOUNT_EMAIL,
    ACCOUNT_SUBJECT,
    "CREATE TABLE session (
        space_id BLOB NOT NULL, session_id BLOB NOT NULL, member_id BLOB NOT NULL,
        device_name TEXT NOT NULL, since_ms INTEGER NOT NULL, last_used_ms INTEGER NOT NULL,
        PRIMARY KEY (space_id, session_id)) STRICT, WITHOUT ROWID",
    SESSION_MEMBER,
    "CREATE TABLE token (
        space_id BLOB NOT NULL, hash BLOB NOT NULL, session_id BLOB NOT NULL,
        is_refresh INTEGER NOT NULL, expires_at_ms INTEGER NOT NULL, spent_at_ms INTEGER,
        PRIMARY KEY (space_id, hash)) STRICT, WITHOUT ROWID",
    TOKEN_SESSION,
    "CREATE TABLE invite (
        space_id BLOB NOT NULL, hash BLOB NOT NULL, role TEXT NOT NULL, member_id BLOB,
        invited_by BLOB NOT NULL, created_at_ms INTEGER NOT NULL, expires_at_ms INTEGER NOT NULL,
        spent_at_ms INTEGER,
        PRIMARY KEY (space_id, hash)) STRICT, WITHOUT ROWID",
    "CREATE TABLE rate (
        space_id BLOB NOT NULL, who TEXT NOT NULL, since_ms INTEGER NOT NULL,
        used INTEGER NOT NULL,
        PRIMARY KEY (space_id, who)) STRICT, WITHOUT ROWID",
    "CREATE TABLE pending (
        space_id BLOB NOT NULL, hash BLOB NOT NULL, facts TEXT NOT NULL,
        expires_at_ms INTEGER NOT NULL,
        PRIMARY KEY (space_id, hash)) STRICT, WITHOUT ROWID",
];

/// For PostgreSQL.
pub const POSTGRES: &[&str] = &[
    "CREATE TABLE account (
        space_id UUID NOT NULL, member_id UUID NOT NULL, email TEXT NOT NULL, password TEXT,
        subject TEXT, created_at_ms BIGINT NOT NULL,
        PRIMARY KEY (space_id, member_id))",
    ACCOUNT_EMAIL,
    ACCOUNT_SUBJECT,
    "CREATE TABLE session (
        space_id UUID NOT NULL, session_id UUID NOT NULL, member_id UUID NOT NULL,
        device_name TEXT NOT NULL, since_ms BIGINT NOT NULL, last_used_ms BIGINT NOT NULL,
        PRIMARY KEY (space_id, session_id))",
    SESSION_MEMBER,
    "CREATE TABLE token (
        space_id UUID NOT NULL, hash BYTEA NOT NULL, session_id UUID NOT NULL,
        is_refresh BIGINT NOT NULL, expires_at_ms BIGINT NOT NULL, spent_at_ms BIGINT,
        PRIMARY KEY (space_id, hash))",
    TOKEN_SESSION,
    "CREATE TABLE invite (
        space_id UUID NOT NULL, hash BYTEA NOT NULL, role TEXT NOT NULL, member_id UUID,
        invited_by UUID NOT NULL, created_at_ms BIGINT NOT NULL, expires_at_ms BIGINT NOT NULL,
        spent_at_ms BIGINT,
        PRIMARY KEY (space_id, hash))",
    "CREATE TABLE rate (
        space_id UUID NOT NULL, who TEXT NOT NULL, since_ms BIGINT NOT NULL, used BIGINT NOT NULL,
        PRIMARY KEY (space_id, who))",
    "CREATE TABLE pending (
        space_id UUID NOT NULL, hash BYTEA NOT NULL, facts TEXT NOT NULL,
        expires_at_ms BIGINT NOT NULL,
        PRIMARY KEY (space_id, hash))",
];

const ACCOUNT_EMAIL: &str = "CREATE UNIQUE INDEX account_email ON account (space_id, email)";
const ACCOUNT_SUBJECT: &str = "CREATE UNIQUE INDEX account_subject ON account (space_id, subject)";
const SESSION_MEMBER: &str = "CREATE INDEX session_member ON session (space_id, member_id)";
const TOKEN_SESSION: &str = "CREATE INDEX token_session ON token (space_id, session_id)";
