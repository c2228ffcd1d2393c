CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"subtree" boolean DEFAULT false NOT NULL,
	"cycle_id" text,
	"edition" text,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_at" bigint NOT NULL,
	"locked_until" bigint,
	CONSTRAINT "sign_in_failure_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"username" text NOT NULL,
	"display_username" text,
	"language" text DEFAULT 'id' NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email"),
	CONSTRAINT "user_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_detail" (
	"sequence" integer PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"sequence" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"unit_id" text,
	"subject" text NOT NULL,
	"rows_digest" text NOT NULL,
	"detail_digest" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_row" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" integer NOT NULL,
	"table_name" text NOT NULL,
	"row_key" text NOT NULL,
	"digest" text
);
--> statement-breakpoint
CREATE TABLE "cycle" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"applicant_id" text NOT NULL,
	"title" text NOT NULL,
	"instrument_key" text NOT NULL,
	"instrument_version" text NOT NULL,
	"instrument_hash" text NOT NULL,
	"instrument_content" text NOT NULL,
	"target_level" integer NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"due_date" date,
	"visit_date" date,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"item" text NOT NULL,
	"base_version" integer NOT NULL,
	"content" json NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hole_explanation" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"item" text NOT NULL,
	"hint" text NOT NULL,
	"period" text NOT NULL,
	"reason" text NOT NULL,
	"explained_by" text NOT NULL,
	"explained_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "manual_figure" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"figure" text NOT NULL,
	"value" text NOT NULL,
	"as_of" date NOT NULL,
	"source" text NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"item" text NOT NULL,
	"level" integer,
	"not_applicable" boolean DEFAULT false NOT NULL,
	"narrative" text DEFAULT '' NOT NULL,
	"gap_reason" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'belum' NOT NULL,
	"position_id" text,
	"due_date" date,
	"target_level" integer,
	"author_id" text,
	"answered_at" timestamp (3) with time zone,
	"reviewer_id" text,
	"reviewed_at" timestamp (3) with time zone,
	"review_note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dossier" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"snapshot_id" text NOT NULL,
	"edition" text NOT NULL,
	"language" text NOT NULL,
	"draft" boolean NOT NULL,
	"revision" integer NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"program_version" text NOT NULL,
	"state" text NOT NULL,
	"failure" text DEFAULT '' NOT NULL,
	"document_sha256" text NOT NULL,
	"pdf_sha256" text,
	"size" bigint,
	"pages" integer,
	"issued_by" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "dossier_download" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"dossier_id" text NOT NULL,
	"user_id" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshot" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"taken_by" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshot_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"snapshot_id" text NOT NULL,
	"evidence_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"revision" integer NOT NULL,
	"snapshot_id" text NOT NULL,
	"submitted_by" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"number" integer NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"period_from" date,
	"period_to" date,
	"valid_until" date,
	"sensitivity" text NOT NULL,
	"cleared_by" text,
	"cleared_at" timestamp (3) with time zone,
	"supersedes_id" text,
	"pages" integer,
	"width" integer,
	"height" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_counter" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "evidence_counter_unitId_unique" UNIQUE("unit_id")
);
--> statement-breakpoint
CREATE TABLE "evidence_link" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"item" text NOT NULL,
	"evidence_id" text NOT NULL,
	"hint" text,
	"label" text DEFAULT '' NOT NULL,
	"page_from" integer,
	"page_to" integer,
	"sort" integer NOT NULL,
	"linked_by" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instrument" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"version" text NOT NULL,
	"content_hash" text NOT NULL,
	"content" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instrument_check" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"instrument_key" text NOT NULL,
	"instrument_version" text NOT NULL,
	"content_hash" text NOT NULL,
	"checked_by" text NOT NULL,
	"office" text NOT NULL,
	"checked_on" date NOT NULL,
	"primary_text" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "applicant" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"registration_number" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"legal_basis" text DEFAULT '' NOT NULL,
	"profile" text DEFAULT '' NOT NULL,
	"signatory_title" text NOT NULL,
	"signatory_name" text DEFAULT '' NOT NULL,
	"letterhead" json NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"title" text NOT NULL,
	"signs" text,
	"sort" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_holder" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"position_id" text NOT NULL,
	"user_id" text,
	"name" text NOT NULL,
	"nip" text DEFAULT '' NOT NULL,
	"rank" text DEFAULT '' NOT NULL,
	"standing" text NOT NULL,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"time_zone" text NOT NULL,
	"letterhead" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_applicant_id_applicant_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hole_explanation" ADD CONSTRAINT "hole_explanation_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hole_explanation" ADD CONSTRAINT "hole_explanation_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_figure" ADD CONSTRAINT "manual_figure_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_figure" ADD CONSTRAINT "manual_figure_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_reviewer_id_user_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_snapshot_id_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_download" ADD CONSTRAINT "dossier_download_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_download" ADD CONSTRAINT "dossier_download_dossier_id_dossier_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossier"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_evidence" ADD CONSTRAINT "snapshot_evidence_snapshot_id_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_evidence" ADD CONSTRAINT "snapshot_evidence_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_snapshot_id_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_counter" ADD CONSTRAINT "evidence_counter_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instrument_check" ADD CONSTRAINT "instrument_check_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applicant" ADD CONSTRAINT "applicant_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_holder" ADD CONSTRAINT "position_holder_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_holder" ADD CONSTRAINT "position_holder_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "membership_user" ON "membership" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_once" ON "membership" USING btree ("user_id","unit_id","role","cycle_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_entry_unit" ON "audit_entry" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "audit_entry_actor" ON "audit_entry" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "audit_row_key" ON "audit_row" USING btree ("table_name","row_key","sequence");--> statement-breakpoint
CREATE INDEX "cycle_unit" ON "cycle" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "draft_once" ON "draft" USING btree ("user_id","cycle_id","item");--> statement-breakpoint
CREATE UNIQUE INDEX "hole_explanation_once" ON "hole_explanation" USING btree ("cycle_id","item","hint","period");--> statement-breakpoint
CREATE UNIQUE INDEX "manual_figure_once" ON "manual_figure" USING btree ("cycle_id","figure");--> statement-breakpoint
CREATE UNIQUE INDEX "response_item" ON "response" USING btree ("cycle_id","item");--> statement-breakpoint
CREATE INDEX "response_position" ON "response" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "dossier_cycle" ON "dossier" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "dossier_download_dossier" ON "dossier_download" USING btree ("dossier_id");--> statement-breakpoint
CREATE UNIQUE INDEX "snapshot_content" ON "snapshot" USING btree ("cycle_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "snapshot_evidence_once" ON "snapshot_evidence" USING btree ("snapshot_id","evidence_id");--> statement-breakpoint
CREATE INDEX "snapshot_evidence_file" ON "snapshot_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_revision" ON "submission" USING btree ("cycle_id","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_number" ON "evidence" USING btree ("unit_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_content" ON "evidence" USING btree ("unit_id","sha256");--> statement-breakpoint
CREATE INDEX "evidence_sha256" ON "evidence" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_link_once" ON "evidence_link" USING btree ("cycle_id","item","evidence_id");--> statement-breakpoint
CREATE INDEX "evidence_link_evidence" ON "evidence_link" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "instrument_version" ON "instrument" USING btree ("key","version");--> statement-breakpoint
CREATE INDEX "instrument_check_content" ON "instrument_check" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "applicant_unit" ON "applicant" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "position_unit" ON "position" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "position_holder_position" ON "position_holder" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "position_holder_user" ON "position_holder" USING btree ("user_id");