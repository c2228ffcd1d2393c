CREATE TABLE "educator" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"arabic_name" text DEFAULT '' NOT NULL,
	"role" text NOT NULL,
	"institution" text NOT NULL,
	"institution_name" text DEFAULT '' NOT NULL,
	"education" text,
	"qualification" text DEFAULT '' NOT NULL,
	"qualified" boolean,
	"subjects" json NOT NULL,
	"weekly_minutes" integer,
	"user_id" text,
	"from" date,
	"until" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "educator_certificate" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"educator_id" text NOT NULL,
	"title" text NOT NULL,
	"issuer" text DEFAULT '' NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"issued_on" date,
	"valid_until" date,
	"evidence_id" text
);
--> statement-breakpoint
CREATE TABLE "facility" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"number" integer NOT NULL,
	"inventory_number" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"quantity" integer DEFAULT 1 NOT NULL,
	"capacity" integer,
	"condition" text NOT NULL,
	"seen_on" date,
	"note" text DEFAULT '' NOT NULL,
	"photo_evidence_id" text,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supervision_note" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"educator_id" text NOT NULL,
	"day" date NOT NULL,
	"supervisor" text NOT NULL,
	"note" text NOT NULL,
	"follow_up" text DEFAULT '' NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "halaqah" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"level" integer,
	"name" text NOT NULL,
	"facility_id" text,
	"from" date NOT NULL,
	"until" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "halaqah_member" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"halaqah_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "halaqah_teacher" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"halaqah_id" text NOT NULL,
	"educator_id" text NOT NULL,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "timetable_slot" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"halaqah_id" text NOT NULL,
	"weekday" integer NOT NULL,
	"starts_at" text NOT NULL,
	"ends_at" text NOT NULL,
	"facility_id" text,
	"from" date NOT NULL,
	"until" date
);
--> statement-breakpoint
CREATE TABLE "weekly_target" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"halaqah_id" text,
	"santri_id" text,
	"measure" text NOT NULL,
	"amount" integer NOT NULL,
	"from" date NOT NULL,
	"until" date,
	"set_by" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imtihan" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"level" integer,
	"kitab_id" text,
	"halaqah_id" text,
	"title" text NOT NULL,
	"day" date NOT NULL,
	"aspects" json NOT NULL,
	"evidence_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imtihan_examiner" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"imtihan_id" text NOT NULL,
	"educator_id" text,
	"name" text NOT NULL,
	"office" text DEFAULT '' NOT NULL,
	"sort" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imtihan_result" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"imtihan_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"ayah_from" integer,
	"ayah_to" integer,
	"marks" json NOT NULL,
	"predicate" text,
	"passed" boolean,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"on_behalf_of_id" text,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "level_completion" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"level" integer NOT NULL,
	"day" date NOT NULL,
	"imtihan_id" text,
	"entered_by" text NOT NULL,
	"on_behalf_of_id" text,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"number_text" text NOT NULL,
	"programme_id" text,
	"imtihan_id" text,
	"period_from" date,
	"period_to" date,
	"language" text NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"issued_on" date NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "curriculum" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"programme_id" text,
	"level" integer,
	"academic_year" text NOT NULL,
	"subject" text NOT NULL,
	"aim" text DEFAULT '' NOT NULL,
	"weekly_minutes" integer,
	"kitab_id" text,
	"evidence_id" text,
	"sort" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"lowest" text,
	"passes" boolean NOT NULL,
	"rank" integer NOT NULL,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ibadah_item" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"level" integer,
	"name" text NOT NULL,
	"sort" integer DEFAULT 0 NOT NULL,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kitab" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"number" integer NOT NULL,
	"programme_id" text,
	"level" integer,
	"title" text NOT NULL,
	"arabic_title" text DEFAULT '' NOT NULL,
	"author" text DEFAULT '' NOT NULL,
	"field" text DEFAULT '' NOT NULL,
	"chapters" json NOT NULL,
	"pages" integer,
	"copies" integer,
	"retired" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "method" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"name" text NOT NULL,
	"volumes" integer,
	"volume_pages" json NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"sort" integer DEFAULT 0 NOT NULL,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"name" text NOT NULL,
	"progress" text NOT NULL,
	"method_id" text,
	"supporting_count" text,
	"sort" integer DEFAULT 0 NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_level" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "akhlak" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"halaqah_id" text,
	"session_id" text,
	"day" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"on_behalf_of_id" text,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"level" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ibadah_record" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"halaqah_id" text,
	"session_id" text,
	"day" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"on_behalf_of_id" text,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"item_id" text NOT NULL,
	"result" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kitab_progress" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"halaqah_id" text,
	"session_id" text,
	"day" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"on_behalf_of_id" text,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"programme_id" text NOT NULL,
	"kitab_id" text NOT NULL,
	"mode" text NOT NULL,
	"chapter" text DEFAULT '' NOT NULL,
	"page_from" integer,
	"page_to" integer,
	"khatam" boolean DEFAULT false NOT NULL,
	"grade" text
);
--> statement-breakpoint
CREATE TABLE "setoran" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"halaqah_id" text,
	"session_id" text,
	"day" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"on_behalf_of_id" text,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"programme_id" text NOT NULL,
	"kind" text NOT NULL,
	"ayah_from" integer NOT NULL,
	"ayah_to" integer NOT NULL,
	"kelancaran" text,
	"tajwid" text,
	"makhraj" text,
	"adab" text
);
--> statement-breakpoint
CREATE TABLE "tahsin" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"halaqah_id" text,
	"session_id" text,
	"day" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"on_behalf_of_id" text,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"programme_id" text NOT NULL,
	"method_id" text NOT NULL,
	"volume" integer NOT NULL,
	"page_from" integer NOT NULL,
	"page_to" integer NOT NULL,
	"result" text NOT NULL,
	"grade" text
);
--> statement-breakpoint
CREATE TABLE "brought_transcript" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"from_unit" text NOT NULL,
	"issued_on" date NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"evidence_id" text,
	"read_by" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"intake" text DEFAULT '' NOT NULL,
	"from" date NOT NULL,
	"until" date,
	"decision_number" text DEFAULT '' NOT NULL,
	"decision_on" date,
	"reason" text,
	"registered_elsewhere" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_mapping" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"heads_sha256" text NOT NULL,
	"columns" json NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_figure" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"item" text NOT NULL,
	"figure" text NOT NULL,
	"period_from" date,
	"period_to" date,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_counter" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"last_number" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_number_view" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"viewed_by" text NOT NULL,
	"viewed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"identity_months" integer,
	"progress_months" integer,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "retention_unitId_unique" UNIQUE("unit_id")
);
--> statement-breakpoint
CREATE TABLE "santri" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"arabic_name" text DEFAULT '' NOT NULL,
	"register_number_sealed" text,
	"register_number_hash" text,
	"birth_year" integer,
	"photo_evidence_id" text,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"session_id" text NOT NULL,
	"halaqah_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"day" date NOT NULL,
	"status" text NOT NULL,
	"entered_by" text NOT NULL,
	"on_behalf_of_id" text,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendance_correction" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"attendance_id" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"corrected_by" text NOT NULL,
	"on_behalf_of_id" text,
	"corrected_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "halaqah_session" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"halaqah_id" text NOT NULL,
	"day" date NOT NULL,
	"starts_at" text DEFAULT '' NOT NULL,
	"ends_at" text DEFAULT '' NOT NULL,
	"slot_id" text,
	"educator_id" text,
	"state" text NOT NULL,
	"topic" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_sheet" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"session_id" text NOT NULL,
	"code" text NOT NULL,
	"santri_ids" json NOT NULL,
	"printed_by" text NOT NULL,
	"printed_at" timestamp (3) with time zone NOT NULL,
	"initialled" boolean DEFAULT false NOT NULL,
	"transcribed_by" text,
	"transcribed_at" timestamp (3) with time zone,
	CONSTRAINT "session_sheet_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "sheet_scan" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"sheet_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"attached_by" text NOT NULL,
	"attached_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "halaqah_week" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"halaqah_id" text NOT NULL,
	"week" date NOT NULL,
	"sessions" integer DEFAULT 0 NOT NULL,
	"hadir" integer DEFAULT 0 NOT NULL,
	"izin" integer DEFAULT 0 NOT NULL,
	"berhalangan" integer DEFAULT 0 NOT NULL,
	"alpa" integer DEFAULT 0 NOT NULL,
	"ziyadah_ayat" integer DEFAULT 0 NOT NULL,
	"murajaah_ayat" integer DEFAULT 0 NOT NULL,
	"tahsin_pages" integer DEFAULT 0 NOT NULL,
	"kitab_pages" integer DEFAULT 0 NOT NULL,
	"records" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standing" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"santri_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"part" text DEFAULT '' NOT NULL,
	"records" integer NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"level" integer,
	"page" integer,
	"chapter" text DEFAULT '' NOT NULL,
	"last_result" text DEFAULT '' NOT NULL,
	"ayah" integer,
	"memorised" text DEFAULT '' NOT NULL,
	"memorised_ayat" integer DEFAULT 0 NOT NULL,
	"memorised_pages" integer DEFAULT 0 NOT NULL,
	"memorised_juz" integer DEFAULT 0 NOT NULL,
	"last_murajaah" date,
	"finished_on" date
);
--> statement-breakpoint
ALTER TABLE "educator" ADD CONSTRAINT "educator_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "educator" ADD CONSTRAINT "educator_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "educator_certificate" ADD CONSTRAINT "educator_certificate_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "educator_certificate" ADD CONSTRAINT "educator_certificate_educator_id_educator_id_fk" FOREIGN KEY ("educator_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "educator_certificate" ADD CONSTRAINT "educator_certificate_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility" ADD CONSTRAINT "facility_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility" ADD CONSTRAINT "facility_photo_evidence_id_evidence_id_fk" FOREIGN KEY ("photo_evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_note" ADD CONSTRAINT "supervision_note_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_note" ADD CONSTRAINT "supervision_note_educator_id_educator_id_fk" FOREIGN KEY ("educator_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah" ADD CONSTRAINT "halaqah_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah" ADD CONSTRAINT "halaqah_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah" ADD CONSTRAINT "halaqah_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_member" ADD CONSTRAINT "halaqah_member_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_member" ADD CONSTRAINT "halaqah_member_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_member" ADD CONSTRAINT "halaqah_member_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_teacher" ADD CONSTRAINT "halaqah_teacher_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_teacher" ADD CONSTRAINT "halaqah_teacher_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_teacher" ADD CONSTRAINT "halaqah_teacher_educator_id_educator_id_fk" FOREIGN KEY ("educator_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_slot" ADD CONSTRAINT "timetable_slot_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_slot" ADD CONSTRAINT "timetable_slot_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_slot" ADD CONSTRAINT "timetable_slot_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_target" ADD CONSTRAINT "weekly_target_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_target" ADD CONSTRAINT "weekly_target_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_target" ADD CONSTRAINT "weekly_target_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_target" ADD CONSTRAINT "weekly_target_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan" ADD CONSTRAINT "imtihan_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan" ADD CONSTRAINT "imtihan_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan" ADD CONSTRAINT "imtihan_kitab_id_kitab_id_fk" FOREIGN KEY ("kitab_id") REFERENCES "public"."kitab"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan" ADD CONSTRAINT "imtihan_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan" ADD CONSTRAINT "imtihan_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan_examiner" ADD CONSTRAINT "imtihan_examiner_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan_examiner" ADD CONSTRAINT "imtihan_examiner_imtihan_id_imtihan_id_fk" FOREIGN KEY ("imtihan_id") REFERENCES "public"."imtihan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan_examiner" ADD CONSTRAINT "imtihan_examiner_educator_id_educator_id_fk" FOREIGN KEY ("educator_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan_result" ADD CONSTRAINT "imtihan_result_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan_result" ADD CONSTRAINT "imtihan_result_imtihan_id_imtihan_id_fk" FOREIGN KEY ("imtihan_id") REFERENCES "public"."imtihan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan_result" ADD CONSTRAINT "imtihan_result_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imtihan_result" ADD CONSTRAINT "imtihan_result_on_behalf_of_id_educator_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_completion" ADD CONSTRAINT "level_completion_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_completion" ADD CONSTRAINT "level_completion_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_completion" ADD CONSTRAINT "level_completion_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_completion" ADD CONSTRAINT "level_completion_imtihan_id_imtihan_id_fk" FOREIGN KEY ("imtihan_id") REFERENCES "public"."imtihan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "level_completion" ADD CONSTRAINT "level_completion_on_behalf_of_id_educator_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_imtihan_id_imtihan_id_fk" FOREIGN KEY ("imtihan_id") REFERENCES "public"."imtihan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_kitab_id_kitab_id_fk" FOREIGN KEY ("kitab_id") REFERENCES "public"."kitab"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade" ADD CONSTRAINT "grade_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade" ADD CONSTRAINT "grade_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ibadah_item" ADD CONSTRAINT "ibadah_item_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ibadah_item" ADD CONSTRAINT "ibadah_item_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitab" ADD CONSTRAINT "kitab_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitab" ADD CONSTRAINT "kitab_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "method" ADD CONSTRAINT "method_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_method_id_method_id_fk" FOREIGN KEY ("method_id") REFERENCES "public"."method"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_level" ADD CONSTRAINT "programme_level_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_level" ADD CONSTRAINT "programme_level_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "akhlak" ADD CONSTRAINT "akhlak_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "akhlak" ADD CONSTRAINT "akhlak_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "akhlak" ADD CONSTRAINT "akhlak_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "akhlak" ADD CONSTRAINT "akhlak_session_id_halaqah_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."halaqah_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "akhlak" ADD CONSTRAINT "akhlak_on_behalf_of_id_educator_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ibadah_record" ADD CONSTRAINT "ibadah_record_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ibadah_record" ADD CONSTRAINT "ibadah_record_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ibadah_record" ADD CONSTRAINT "ibadah_record_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ibadah_record" ADD CONSTRAINT "ibadah_record_session_id_halaqah_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."halaqah_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ibadah_record" ADD CONSTRAINT "ibadah_record_on_behalf_of_id_educator_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ibadah_record" ADD CONSTRAINT "ibadah_record_item_id_ibadah_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."ibadah_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitab_progress" ADD CONSTRAINT "kitab_progress_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitab_progress" ADD CONSTRAINT "kitab_progress_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitab_progress" ADD CONSTRAINT "kitab_progress_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitab_progress" ADD CONSTRAINT "kitab_progress_session_id_halaqah_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."halaqah_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitab_progress" ADD CONSTRAINT "kitab_progress_on_behalf_of_id_educator_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitab_progress" ADD CONSTRAINT "kitab_progress_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitab_progress" ADD CONSTRAINT "kitab_progress_kitab_id_kitab_id_fk" FOREIGN KEY ("kitab_id") REFERENCES "public"."kitab"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setoran" ADD CONSTRAINT "setoran_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setoran" ADD CONSTRAINT "setoran_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setoran" ADD CONSTRAINT "setoran_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setoran" ADD CONSTRAINT "setoran_session_id_halaqah_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."halaqah_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setoran" ADD CONSTRAINT "setoran_on_behalf_of_id_educator_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setoran" ADD CONSTRAINT "setoran_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tahsin" ADD CONSTRAINT "tahsin_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tahsin" ADD CONSTRAINT "tahsin_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tahsin" ADD CONSTRAINT "tahsin_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tahsin" ADD CONSTRAINT "tahsin_session_id_halaqah_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."halaqah_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tahsin" ADD CONSTRAINT "tahsin_on_behalf_of_id_educator_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tahsin" ADD CONSTRAINT "tahsin_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tahsin" ADD CONSTRAINT "tahsin_method_id_method_id_fk" FOREIGN KEY ("method_id") REFERENCES "public"."method"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brought_transcript" ADD CONSTRAINT "brought_transcript_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brought_transcript" ADD CONSTRAINT "brought_transcript_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brought_transcript" ADD CONSTRAINT "brought_transcript_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mapping" ADD CONSTRAINT "import_mapping_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_figure" ADD CONSTRAINT "item_figure_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_figure" ADD CONSTRAINT "item_figure_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_counter" ADD CONSTRAINT "register_counter_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_number_view" ADD CONSTRAINT "register_number_view_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_number_view" ADD CONSTRAINT "register_number_view_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention" ADD CONSTRAINT "retention_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "santri" ADD CONSTRAINT "santri_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "santri" ADD CONSTRAINT "santri_photo_evidence_id_evidence_id_fk" FOREIGN KEY ("photo_evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_session_id_halaqah_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."halaqah_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_on_behalf_of_id_educator_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_correction" ADD CONSTRAINT "attendance_correction_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_correction" ADD CONSTRAINT "attendance_correction_attendance_id_attendance_id_fk" FOREIGN KEY ("attendance_id") REFERENCES "public"."attendance"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_correction" ADD CONSTRAINT "attendance_correction_on_behalf_of_id_educator_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_session" ADD CONSTRAINT "halaqah_session_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_session" ADD CONSTRAINT "halaqah_session_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_session" ADD CONSTRAINT "halaqah_session_slot_id_timetable_slot_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."timetable_slot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_session" ADD CONSTRAINT "halaqah_session_educator_id_educator_id_fk" FOREIGN KEY ("educator_id") REFERENCES "public"."educator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_sheet" ADD CONSTRAINT "session_sheet_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_sheet" ADD CONSTRAINT "session_sheet_session_id_halaqah_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."halaqah_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_scan" ADD CONSTRAINT "sheet_scan_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_scan" ADD CONSTRAINT "sheet_scan_sheet_id_session_sheet_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."session_sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_scan" ADD CONSTRAINT "sheet_scan_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_week" ADD CONSTRAINT "halaqah_week_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halaqah_week" ADD CONSTRAINT "halaqah_week_halaqah_id_halaqah_id_fk" FOREIGN KEY ("halaqah_id") REFERENCES "public"."halaqah"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing" ADD CONSTRAINT "standing_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing" ADD CONSTRAINT "standing_santri_id_santri_id_fk" FOREIGN KEY ("santri_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing" ADD CONSTRAINT "standing_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "educator_number" ON "educator" USING btree ("unit_id","number");--> statement-breakpoint
CREATE INDEX "educator_user" ON "educator" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "educator_certificate_educator" ON "educator_certificate" USING btree ("educator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "facility_number" ON "facility" USING btree ("unit_id","number");--> statement-breakpoint
CREATE INDEX "supervision_note_educator" ON "supervision_note" USING btree ("educator_id");--> statement-breakpoint
CREATE INDEX "halaqah_unit" ON "halaqah" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "halaqah_member_halaqah" ON "halaqah_member" USING btree ("halaqah_id","santri_id");--> statement-breakpoint
CREATE INDEX "halaqah_member_santri" ON "halaqah_member" USING btree ("santri_id","from");--> statement-breakpoint
CREATE INDEX "halaqah_teacher_halaqah" ON "halaqah_teacher" USING btree ("halaqah_id");--> statement-breakpoint
CREATE INDEX "halaqah_teacher_educator" ON "halaqah_teacher" USING btree ("educator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "timetable_slot_once" ON "timetable_slot" USING btree ("halaqah_id","weekday","starts_at","from");--> statement-breakpoint
CREATE INDEX "timetable_slot_unit" ON "timetable_slot" USING btree ("unit_id","weekday");--> statement-breakpoint
CREATE INDEX "weekly_target_programme" ON "weekly_target" USING btree ("unit_id","programme_id","measure","from");--> statement-breakpoint
CREATE INDEX "weekly_target_santri" ON "weekly_target" USING btree ("santri_id");--> statement-breakpoint
CREATE INDEX "weekly_target_halaqah" ON "weekly_target" USING btree ("halaqah_id");--> statement-breakpoint
CREATE INDEX "imtihan_unit" ON "imtihan" USING btree ("unit_id","day");--> statement-breakpoint
CREATE INDEX "imtihan_examiner_imtihan" ON "imtihan_examiner" USING btree ("imtihan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "imtihan_result_once" ON "imtihan_result" USING btree ("imtihan_id","santri_id");--> statement-breakpoint
CREATE INDEX "imtihan_result_santri" ON "imtihan_result" USING btree ("santri_id");--> statement-breakpoint
CREATE UNIQUE INDEX "level_completion_once" ON "level_completion" USING btree ("santri_id","programme_id","level");--> statement-breakpoint
CREATE INDEX "level_completion_unit" ON "level_completion" USING btree ("unit_id","programme_id","level","day");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_number" ON "paper" USING btree ("unit_id","kind","year","number");--> statement-breakpoint
CREATE INDEX "paper_santri" ON "paper" USING btree ("santri_id");--> statement-breakpoint
CREATE INDEX "paper_sha256" ON "paper" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "curriculum_unit" ON "curriculum" USING btree ("unit_id","academic_year");--> statement-breakpoint
CREATE UNIQUE INDEX "grade_code" ON "grade" USING btree ("programme_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "ibadah_item_name" ON "ibadah_item" USING btree ("programme_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "kitab_number" ON "kitab" USING btree ("unit_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "method_name" ON "method" USING btree ("unit_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "programme_name" ON "programme" USING btree ("unit_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "programme_level_number" ON "programme_level" USING btree ("programme_id","number");--> statement-breakpoint
CREATE INDEX "akhlak_santri" ON "akhlak" USING btree ("santri_id","day");--> statement-breakpoint
CREATE INDEX "akhlak_unit" ON "akhlak" USING btree ("unit_id","day");--> statement-breakpoint
CREATE INDEX "ibadah_record_santri" ON "ibadah_record" USING btree ("santri_id","item_id","day");--> statement-breakpoint
CREATE INDEX "ibadah_record_unit" ON "ibadah_record" USING btree ("unit_id","day");--> statement-breakpoint
CREATE INDEX "ibadah_record_session" ON "ibadah_record" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "kitab_progress_santri" ON "kitab_progress" USING btree ("santri_id","day");--> statement-breakpoint
CREATE INDEX "kitab_progress_unit" ON "kitab_progress" USING btree ("unit_id","day");--> statement-breakpoint
CREATE INDEX "kitab_progress_session" ON "kitab_progress" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "setoran_santri" ON "setoran" USING btree ("santri_id","day");--> statement-breakpoint
CREATE INDEX "setoran_unit" ON "setoran" USING btree ("unit_id","day","kind");--> statement-breakpoint
CREATE INDEX "setoran_session" ON "setoran" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "tahsin_santri" ON "tahsin" USING btree ("santri_id","day");--> statement-breakpoint
CREATE INDEX "tahsin_unit" ON "tahsin" USING btree ("unit_id","day");--> statement-breakpoint
CREATE INDEX "tahsin_session" ON "tahsin" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "brought_transcript_content" ON "brought_transcript" USING btree ("santri_id","sha256");--> statement-breakpoint
CREATE INDEX "enrolment_santri" ON "enrolment" USING btree ("santri_id","from");--> statement-breakpoint
CREATE INDEX "enrolment_unit" ON "enrolment" USING btree ("unit_id","from","until","santri_id");--> statement-breakpoint
CREATE UNIQUE INDEX "import_mapping_heads" ON "import_mapping" USING btree ("unit_id","kind","heads_sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "item_figure_once" ON "item_figure" USING btree ("cycle_id","item","figure");--> statement-breakpoint
CREATE UNIQUE INDEX "register_counter_kind" ON "register_counter" USING btree ("unit_id","kind");--> statement-breakpoint
CREATE INDEX "register_number_view_santri" ON "register_number_view" USING btree ("santri_id");--> statement-breakpoint
CREATE UNIQUE INDEX "santri_number" ON "santri" USING btree ("unit_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "santri_register_number" ON "santri" USING btree ("unit_id","register_number_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_once" ON "attendance" USING btree ("session_id","santri_id");--> statement-breakpoint
CREATE INDEX "attendance_santri" ON "attendance" USING btree ("santri_id","day","status");--> statement-breakpoint
CREATE INDEX "attendance_unit" ON "attendance" USING btree ("unit_id","day","status");--> statement-breakpoint
CREATE INDEX "attendance_halaqah" ON "attendance" USING btree ("halaqah_id","day","status");--> statement-breakpoint
CREATE INDEX "attendance_correction_attendance" ON "attendance_correction" USING btree ("attendance_id");--> statement-breakpoint
CREATE UNIQUE INDEX "halaqah_session_once" ON "halaqah_session" USING btree ("halaqah_id","day","starts_at");--> statement-breakpoint
CREATE INDEX "halaqah_session_unit" ON "halaqah_session" USING btree ("unit_id","day");--> statement-breakpoint
CREATE INDEX "session_sheet_session" ON "session_sheet" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sheet_scan_once" ON "sheet_scan" USING btree ("sheet_id","evidence_id");--> statement-breakpoint
CREATE INDEX "sheet_scan_evidence" ON "sheet_scan" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "halaqah_week_once" ON "halaqah_week" USING btree ("halaqah_id","week");--> statement-breakpoint
CREATE INDEX "halaqah_week_unit" ON "halaqah_week" USING btree ("unit_id","week");--> statement-breakpoint
CREATE UNIQUE INDEX "standing_once" ON "standing" USING btree ("santri_id","programme_id","part");--> statement-breakpoint
CREATE INDEX "standing_unit" ON "standing" USING btree ("unit_id","programme_id","level");